-- Backups are those of a book in one place: a copy of the book knows them too, and removes none of them.

alter table book_backup add column place TEXT not null default '';
