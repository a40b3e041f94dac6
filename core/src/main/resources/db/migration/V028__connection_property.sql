-- The connections of a property are asked for by every page and every comparison.
create index connection_property on connection (property_id);
