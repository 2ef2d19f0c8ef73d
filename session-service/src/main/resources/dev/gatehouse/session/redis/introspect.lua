#!lua flags=no-writes
-- Reads a session and what decides about its validity, all of one instant.
--
-- KEYS[1] the session's record, hash
-- KEYS[2] global generation counter, string
-- KEYS[3] the tenant's generation counter, string
-- KEYS[4] the user's generation counter, string
--
-- Result: { time in ms, global, tenant, user counter ('0' where it is missing), then the record: name, value, … }
--         An unknown session has no field.
local time = redis.call('TIME')
local result = { string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000)) }
for i = 2, 4 do
  result[i] = redis.call('GET', KEYS[i]) or '0'
end
for _, part in ipairs(redis.call('HGETALL', KEYS[1])) do
  result[#result + 1] = part
end
return result
