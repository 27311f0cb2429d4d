-- Goods receipts and counts taken back.

alter table inventory_document add column reverses_id UUID;

-- the reversal of a document; there is one at most
create unique index inventory_document_reverses on inventory_document (reverses_id) where reverses_id is not null;
