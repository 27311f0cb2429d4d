-- The words that items and parties are looked for by. The store keeps them with the rows they come from.

-- local grows: words of inventory_item by code_search, name_search, en_search, de_search, fr_search, barcode
create table inventory_item_word (
  company_id    UUID   not null,
  word          TEXT   not null,
  item_id       UUID   not null,
  primary key (company_id, word, item_id)
);

-- local grows: words of parties_party by code_search, name_search
create table parties_party_word (
  company_id    UUID   not null,
  word          TEXT   not null,
  party_id      UUID   not null,
  primary key (company_id, word, party_id)
);

-- names of parties, for other modules' lists: without the address SQLite finds one by its id in a join too
create view rpt_party_name as select p.id, p.company_id, p.name, p.name_search from parties_party p;
