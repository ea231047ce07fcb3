-- Whom an announcement would reach is counted while somebody writes it, whatever it is about: one look through one index.

drop index subscription_reader;
create index subscription_reader on subscription (channel, language, topics, bands, municipality);
