#!lua flags=no-writes
-- Whose session it is: what the keys of its generation counters are made of, and never changes.
--
-- KEYS[1] the session's record, hash
--
-- Result: { tenant, user id } | { } where there is no such session
local owner = redis.call('HMGET', KEYS[1], 'tenant', 'user_id')
if not owner[1] or not owner[2] then
  return {}
end
return owner
