-- The connections of a property are asked for by every page and every comparison.
create index connection_property on connection (property_id);

-- Whenever a calendar changes, its stays that are not over are read, the gone ones with them.
create index feed_stay_feed on feed_stay (feed_id, upper(dates));
drop index feed_stay_current;
