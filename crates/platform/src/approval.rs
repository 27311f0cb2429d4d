//! Four eyes: what a change weighs against its caller's limits and the company's rules, and calls that are kept until
//! somebody else lets them through.
//!
//! A handler says what it weighs ([`Change::weigh`]) before it records. A call that a rule stops can be kept as text, tried
//! again ([`App::transact`] with [`Effect::Rehearse`]) and at last run inside the approver's transaction
//! ([`Change::run_stored`]): as who asked, with what they may do then.

use std::sync::{Arc, Mutex, PoisonError};

use kontor_contract::access::FieldClass;
use kontor_contract::approvals::{APPROVAL_REQUIRED, is_at_cost};
use kontor_contract::command::{Access, CommandSpec};
use kontor_contract::error::{CALL_UNKNOWN, ErrorCode, INTERNAL_BUG};
use kontor_contract::identity::{CompanyId, GrantId, UserId};
use kontor_contract::limits::{Action, Limits, Weight};
use kontor_contract::{ErrorKind, Result};
use kontor_kernel::{CurrencyCode, Money, Rate};

use crate::app::{App, Attempt, source_of_task};
use crate::caller::Caller;
use crate::cx::{Change, Cx};
use crate::facts::Document;
use crate::router::{Asked, Boxed, Prepared, Router};
use crate::together::Effect;

/// What ends a transaction that was only tried. It never leaves this file.
const TRIED: ErrorCode = ErrorCode { code: "internal.tried", kind: ErrorKind::Internal, params: &[] };

/// What stands for a figure in the refusal to somebody who may not see it.
const HIDDEN: &str = "•••";

/// The company's rules on what needs a second person; the approvals module is the one there is.
pub trait Rules: Send + Sync {
    /// Names of the rules that this weight of this command meets.
    ///
    /// # Errors
    /// `unavailable.*`.
    fn met<'a>(&'a self, cx: &'a mut Cx, call: &'static str, weight: &'a Weight) -> Boxed<'a, Vec<String>>;

    /// Refuses an approver who must not let this weight of this command through, whatever their permissions.
    ///
    /// # Errors
    /// `approvals.request.bank_details`, `approvals.request.poster`, `unavailable.*`.
    fn release<'a>(&'a self, cx: &'a mut Cx, release: Release<'a>) -> Boxed<'a, ()>;
}

/// What the book knows of exchange rates, whatever a document says of its own; the finance module is the one there is.
pub trait Rates: Send + Sync {
    /// What one unit of a currency is worth to limits and rules, in the company's; `None` if the book knows nothing of it.
    ///
    /// # Errors
    /// `unavailable.*`.
    fn known<'a>(&'a self, cx: &'a mut Cx, currency: CurrencyCode) -> Boxed<'a, Option<Rate>>;
}

/// Who lets what through; whoever asked for it is the caller.
#[derive(Debug, Clone, Copy)]
pub struct Release<'a> {
    /// Who lets it through.
    pub approver: UserId,
    /// The command.
    pub call: &'static str,
    /// What it weighs.
    pub weight: &'a Weight,
}

/// Whether a change has a second person behind it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Approval {
    /// Nobody: a rule that is met stops it.
    #[default]
    None,
    /// It is tried in order to ask for approval, or to show what would happen: rules and limits are noted.
    Sought,
    /// Somebody lets it through, within their own limits.
    Given {
        /// Who.
        by: UserId,
        /// How much they may approve.
        limits: Limits,
    },
}

impl Approval {
    /// Who let it through.
    pub(crate) const fn approver(&self) -> Option<UserId> {
        match self {
            Self::Given { by, .. } => Some(*by),
            Self::None | Self::Sought => None,
        }
    }
}

/// A weight a change had, and the rules it met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// The weight.
    pub weight: Weight,
    /// The limits of who asks that it is beyond.
    pub beyond: Vec<Action>,
    /// Names of the rules.
    pub rules: Vec<String>,
}

/// A change as text that was read and can be run.
#[derive(Clone)]
pub struct StoredCall {
    spec: &'static CommandSpec,
    prepared: Arc<dyn Prepared<Change>>,
}

impl StoredCall {
    /// The command.
    pub const fn name(&self) -> &'static str {
        self.spec.name
    }
}

/// What a stored call did inside a transaction that goes on.
#[derive(Debug, Clone)]
pub struct Ran {
    /// What it weighed.
    pub weighed: Vec<Weighed>,
    /// The documents it named.
    pub documents: Vec<Document>,
    /// Kinds and bodies of the events it recorded, personal texts inside.
    pub events: Vec<(String, String)>,
}

/// What a task does inside one transaction.
pub type Work = Arc<dyn for<'a> Fn(&'a mut Change) -> Boxed<'a, String> + Send + Sync>;

/// A task's work, from a closure.
pub fn work(work: impl for<'a> Fn(&'a mut Change) -> Boxed<'a, String> + Send + Sync + 'static) -> Work {
    Arc::new(work)
}

/// Whose session a task's transaction has, what it needs, and what its fact says was called.
pub struct Circumstance {
    /// The session.
    pub token: String,
    /// The command the fact names.
    pub name: &'static str,
    /// What the caller needs.
    pub access: Access,
    /// Whether it takes effect.
    pub effect: Effect,
}

struct Working {
    work: Work,
    effect: Effect,
    answer: Mutex<Option<String>>,
}

impl Prepared<Change> for Working {
    fn run<'a>(&'a self, cx: &'a mut Change) -> Boxed<'a, String> {
        Box::pin(async move {
            let answer = (self.work)(cx).await?;
            if self.effect == Effect::Commit {
                return Ok(answer);
            }
            *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = Some(answer);
            Err(TRIED.error())
        })
    }
}

impl Router {
    /// Registers the rules.
    pub fn rules(&mut self, rules: impl Rules + 'static) {
        self.rules = Some(Box::new(rules));
    }

    /// Registers what the book knows of exchange rates.
    pub fn rates(&mut self, rates: impl Rates + 'static) {
        self.rates = Some(Box::new(rates));
    }
}

impl App {
    /// Reads a change that was kept as text.
    ///
    /// # Errors
    /// `call.unknown`, and what reading and validating its body fails with.
    pub async fn stored_call(&self, name: &str, body: &str) -> Result<StoredCall> {
        let route = self.router().changes.get(name).ok_or_else(|| CALL_UNKNOWN.with("name", name))?;
        Ok(StoredCall { spec: route.spec, prepared: (route.prepare)(self.clone(), body.into(), Asked::default()).await? })
    }

    /// Runs a task's work as one transaction, again when another was faster, or tries it and keeps nothing.
    ///
    /// # Errors
    /// `auth.*`, `denied.permission`, those of the work, `unavailable.*`.
    pub async fn transact(&self, circumstance: Circumstance, work: Work) -> Result<String> {
        let Circumstance { token, name, access, effect } = circumstance;
        let working = Arc::new(Working { work, effect, answer: Mutex::default() });
        let attempt = Attempt {
            shared: self.shared().clone(),
            name,
            calls: &[],
            access,
            prepared: working.clone(),
            show: None,
            token: Some(token),
            source: source_of_task(),
            key: None,
            request_hash: Vec::new(),
        };
        let outcome = self.attempt(attempt, None).await;
        let tried = working.answer.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (outcome, tried) {
            (Err(error), Some(answer)) if error.is(&TRIED) => Ok(answer),
            (outcome, _) => outcome.map(|(answer, _)| answer),
        }
    }
}

impl Cx {
    /// What the book knows a currency to be worth, in the company's: for limits that hold whoever acts, too.
    ///
    /// # Errors
    /// `auth.required`, `unavailable.*`.
    pub async fn known_rate(&mut self, currency: CurrencyCode) -> Result<Option<Rate>> {
        let shared = self.shared.clone();
        let rates = shared.router.rates.as_ref().ok_or_else(|| INTERNAL_BUG.with("what", "no rates are registered"))?;
        rates.known(self, currency).await
    }

    /// A user of the caller's company, with what they may do there now.
    ///
    /// # Errors
    /// `auth.required` when they may no longer sign in.
    pub async fn standing_of(&mut self, user_id: UserId) -> Result<Caller> {
        let company_id: CompanyId = self.company_id()?;
        let shared = self.shared.clone();
        let gate = shared.router.gate.as_ref().ok_or_else(|| INTERNAL_BUG.with("what", "no gate is registered"))?;
        gate.standing(self, user_id, company_id).await
    }
}

impl Change {
    /// Whether anybody looks at what this change weighs. Where finding that out costs a reading, nobody has to otherwise.
    ///
    /// # Errors
    /// `auth.required`.
    pub fn is_weighed(&self) -> Result<bool> {
        let caller = self.caller()?;
        Ok(caller.ruled || caller.is_limited() || self.approval != Approval::None)
    }

    /// A weight that is not less by a document's own exchange rate than by the one the book knows. Where nobody looks at it, none
    /// is read.
    ///
    /// # Errors
    /// `auth.required`, `unavailable.*`.
    pub async fn priced(&mut self, weight: Weight) -> Result<Weight> {
        match weight.agreed {
            Some(agreed) if self.is_weighed()? => Ok(weight.priced(self.known_rate(agreed.currency()).await?)),
            _ => Ok(weight),
        }
    }

    /// Says what this change weighs, once that is decided and before anything is recorded: it must stay within the caller's
    /// limits where it belongs, and a rule that is met asks for a second person. Call it before [`Change::guard`], as it reads.
    ///
    /// # Errors
    /// `denied.limit`, `approval.required`, `approvals.request.bank_details`, `approvals.request.poster`, `unavailable.*`.
    pub async fn weigh(&mut self, weight: Weight) -> Result<()> {
        let weight = self.priced(weight).await?;
        let whole = self.with_what_went_before(&weight)?;
        let (call, caller) = (self.name, self.caller()?);
        let mut beyond = caller.limits_for(&weight).beyond(&whole);
        if self.approval == Approval::None {
            if !beyond.is_empty() {
                let (action, error) = beyond.remove(0);
                let hidden = action != Action::Discount && is_at_cost(call) && caller.is_hidden(FieldClass::Cost);
                return Err(if hidden { error.with("amount", HIDDEN) } else { error });
            }
            if !caller.ruled {
                return Ok(());
            }
        }
        let beyond: Vec<Action> = beyond.into_iter().map(|(action, _)| action).collect();
        let shared = self.shared.clone();
        let Some(rules) = shared.router.rules.as_ref() else { return Ok(()) };
        let met = rules.met(self, call, &weight).await?;
        match self.approval {
            Approval::None if met.is_empty() => return Ok(()),
            Approval::None => return Err(APPROVAL_REQUIRED.with("call", call).with("rule", met.join(", "))),
            Approval::Sought => {}
            Approval::Given { by, limits } => {
                limits.check_approval(&weight, &beyond)?;
                rules.release(self, Release { approver: by, call, weight: &weight }).await?;
            }
        }
        self.weighed.push(Weighed { weight, beyond, rules: met });
        Ok(())
    }

    /// A weight together with what was weighed in this transaction before: the rows of an import are one change, and a limit
    /// is not for each of them. It is for those that the same grants reach.
    fn with_what_went_before(&mut self, weight: &Weight) -> Result<Weight> {
        let (Action::Post | Action::Pay, Some(amount)) = (weight.action, weight.amount) else { return Ok(weight.clone()) };
        let grants: Vec<GrantId> = self.caller()?.reaching(weight).map(|held| held.id).collect();
        let put_through = self.put_through.entry(grants).or_default();
        *put_through = put_through.saturating_add(amount.minor().saturating_abs());
        Ok(Weight { amount: Some(Money::new(*put_through, amount.currency())), ..weight.clone() })
    }

    /// Runs a stored call inside this transaction, as `requester` or as the caller, with their own permission. From then on
    /// they are who acts; a fact says who let it through.
    ///
    /// # Errors
    /// Those of the call, which end this change.
    pub async fn run_stored(&mut self, call: &StoredCall, requester: Option<Caller>, approval: Approval) -> Result<Ran> {
        let (events, documents, weighed) = (self.recorded.len(), self.documents.len(), self.weighed.len());
        let before = (self.caller.clone(), self.tx.scope().clone());
        if let Some(requester) = requester {
            self.act_as(requester.user_id.uuid());
            self.tx.set_scope(requester.scope());
            self.caller = Some(requester);
        }
        let outer = std::mem::replace(&mut self.approval, approval);
        self.run_part(call.spec, &*call.prepared).await?;
        if approval.approver().is_none() {
            self.approval = outer;
        }
        let (caller, scope) = before;
        self.caller = caller;
        self.tx.set_scope(scope);
        let body = |event: &crate::facts::Recorded| (event.kind.clone(), event.body.get().to_owned());
        Ok(Ran {
            weighed: self.weighed.split_off(weighed),
            documents: self.documents[documents..].to_vec(),
            events: self.recorded[events..].iter().map(body).collect(),
        })
    }
}
