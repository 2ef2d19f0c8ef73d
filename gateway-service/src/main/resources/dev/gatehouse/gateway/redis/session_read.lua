#!lua flags=no-writes
-- Reads one session with the current generations of its scopes and the time, in one moment.
--
-- KEYS[1]  session:{0}:<device_session_id>     hash
-- KEYS[2]  generation:{0}:global               counter
-- ARGV[1]  the prefix of generation keys: <prefix>generation:{0}:
--
-- Result: nil when there is no such session, else
--   { now_ms, global, tenant, user, field, value, field, value, ... }
-- where a missing counter is "0".
--
-- The keys of the tenant's and the user's counters are known only from the record. They have the same hash tag as
-- KEYS[2], hence the same slot.
local record = redis.call('HGETALL', KEYS[1])
if #record == 0 then
  return nil
end
local tenant, user
for i = 1, #record, 2 do
  if record[i] == 'tenant' then tenant = record[i + 1] end
  if record[i] == 'user_id' then user = record[i + 1] end
end
if not tenant or not user then
  return nil
end
-- As KeySpace writes it: a colon in a part that another follows.
local inner_tenant = tenant:gsub('%%', '%%25'):gsub(':', '%%3A')
local counters = redis.call('MGET', KEYS[2],
  ARGV[1] .. 'tenant:' .. tenant,
  ARGV[1] .. 'user:' .. inner_tenant .. ':' .. user)
local time = redis.call('TIME')
local result = { string.format('%d', time[1] * 1000 + math.floor(time[2] / 1000)) }
for i = 1, 3 do
  result[i + 1] = counters[i] or '0'
end
for i = 1, #record do
  result[i + 4] = record[i]
end
return result
