//! Every SQL text of safekeeping.

use kontor_store::statements;

statements! { "book";
    MARKED = "select count(*) from book_mark where one = 1";
    MOVED = "select epoch, seq from book_moved where one = 1";
    BACKUPS = "select id, made_at, made_by, file, size, encrypted, schema_version, epoch, seq, verified_at, problem, removed_at, \
        place from book_backup where removed_at is null order by made_at desc, id limit $1";
    SETTINGS = "select one, folder, every_hours, keep_daily, keep_weekly, keep_monthly, encrypt, version \
        from book_backup_settings where one = 1";
    EPOCHS = "select node_id, epoch, granted_at, granted_by, epoch_before, seq_before, hash_before, marked_epoch, marked_seq, \
        reason, possible, issued from book_epoch order by epoch desc limit 100";
    LAST_HASH = "select epoch, seq, hash from fact_seal where node_id = $1 order by epoch desc, seq desc limit 1";
    LAST_OF_EPOCH = "select epoch, seq, hash from fact_seal where node_id = $1 and epoch = $2 order by seq desc limit 1";
    NEWEST_CLOCK = "select coalesce(max(hlc), 0) from fact where fact_no > (select coalesce(max(fact_no), 0) - 1000 from fact)";
    CREATED_AT = "select created_at from book_node where one = 1";
    LEASE = "select name, holder, until from book_lease where name = $1";
}
