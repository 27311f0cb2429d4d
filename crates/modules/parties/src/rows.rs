//! Rows of this module as they are loaded.

use kontor_contract::parties::{AddressData, AddressId, PartyData, PartyId};
use kontor_contract::row::{Field as _, Row, RowError, RowSource, Value};
use kontor_kernel::Code;

/// A party as it is.
#[derive(Debug, Clone)]
pub(crate) struct Party {
    pub(crate) data: PartyData,
    pub(crate) id: PartyId,
    pub(crate) code: Code,
    pub(crate) version: i64,
}

/// An address that stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Address {
    pub(crate) data: AddressData,
    pub(crate) id: AddressId,
}

fn width<R: Row>() -> usize {
    R::FIELDS.iter().map(|(_, suffixes)| suffixes.len()).sum()
}

impl Row for Party {
    const FIELDS: &'static [(&'static str, &'static [&'static str])] = PartyData::FIELDS;
    fn read<S: RowSource + ?Sized>(source: &S) -> Result<Self, RowError> {
        let at = width::<PartyData>();
        let data = PartyData::read(source)?;
        Ok(Self { data, id: PartyId::read(source, at)?, code: Code::read(source, at + 1)?, version: i64::read(source, at + 2)? })
    }
    fn write(&self, out: &mut Vec<Value>) {
        self.data.write(out);
    }
}

impl Row for Address {
    const FIELDS: &'static [(&'static str, &'static [&'static str])] = AddressData::FIELDS;
    fn read<S: RowSource + ?Sized>(source: &S) -> Result<Self, RowError> {
        Ok(Self { data: AddressData::read(source)?, id: AddressId::read(source, width::<AddressData>())? })
    }
    fn write(&self, out: &mut Vec<Value>) {
        self.data.write(out);
    }
}
