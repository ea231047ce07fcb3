-- What the console shows at a glance is counted by one look through one index, however much there is.

-- Whom an announcement would reach, whatever it is about.
drop index subscription_reader;
create index subscription_reader on subscription (channel, language, topics, bands, municipality);
create index subscription_band on subscription (channel, language, bands);

-- Questions that wait for the office.
create index inquiry_office on inquiry (id) where holder <> 'provider' and state in ('underway', 'delivered');

-- What providers changed lately.
create index audit_provider on audit (at) where substr(staff, 1, 9) = 'provider ';
