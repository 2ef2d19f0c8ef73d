#!lua flags=allow-oom
-- Ends every session of a scope by raising its generation counter, and publishes that, whatever their number.
--
-- KEYS[1] the scope's generation counter, string; not created where it is missing, because then nobody of the scope has
--         a session, and a new session must not find an old value
-- KEYS[2] this operation's answer, string
-- KEYS[3] session-events, stream
--
-- ARGV[1] fingerprint of the order: what must not change when it is repeated
-- ARGV[2] how long the answer is kept, ms
-- ARGV[3] scope: user, tenant or global
-- ARGV[4] tenant; '' for global
-- ARGV[5] user id; '' unless the scope is user
-- ARGV[6] reason, a code
-- ARGV[7] actor, opaque
-- ARGV[8] schema of the event
-- ARGV[9] id of the event
--
-- Result: { 'bumped' | 'repeated', generation }
--       | { 'conflict' }   the operation's name was used for another order
local answered = redis.call('GET', KEYS[2])
if answered then
  local stored = cjson.decode(answered)
  if stored.fingerprint ~= ARGV[1] then
    return { 'conflict' }
  end
  return { 'repeated', stored.generation }
end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local previous = redis.call('GET', KEYS[1])
local generation = string.format('%.0f', math.max((tonumber(previous) or 0) + 1, now))
if previous then
  redis.call('SET', KEYS[1], generation, 'KEEPTTL')
end

redis.call('SET', KEYS[2], cjson.encode({ fingerprint = ARGV[1], generation = generation }), 'PX', ARGV[2])
redis.call('XADD', KEYS[3], '*',
  'schema', ARGV[8],
  'event_id', ARGV[9],
  'scope', ARGV[3],
  'tenant', ARGV[4],
  'user_id', ARGV[5],
  'generation', generation,
  'reason', ARGV[6],
  'actor', ARGV[7])

return { 'bumped', generation }
