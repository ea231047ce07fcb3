//! How deliveries are claimed: the one sentence of the outbox that the two databases say differently.

/// The claim differs by one clause only.
macro_rules! claim {
    ($lock:literal) => {
        concat!(
            "with chosen as (
                 select id from outbox as due
                 where channel = $4 and priority = $5 and finished_at is null and due_at <= $1
                     and (leased_until is null or leased_until <= $1)
                     and not exists (
                         select 1 from outbox as earlier
                         where earlier.chat = due.chat and earlier.priority = due.priority
                             and earlier.number < due.number and earlier.finished_at is null
                     )
                     and not exists (
                         select 1 from pause
                         where pause.scope = due.chat and pause.until > $1 and pause.until <= $1 + 86400000
                     )
                 order by due_at, number
                 limit $3 ",
            $lock,
            ")
             update outbox set
                 ambiguous = ambiguous + case when leased_until is null then 0 else 1 end,
                 attempts = attempts + 1,
                 leased_until = $2
             where id in (select id from chosen)
             returning id, number, address, message, priority, attempts, ambiguous"
        )
    };
}

/// Where nobody else can write meanwhile.
pub(in crate::store) const CLAIM_ALONE: &str = claim!("");

/// Among other workers: it steps around the rows they are claiming.
pub(in crate::store) const CLAIM_AMONG_OTHERS: &str = claim!("for update skip locked");
