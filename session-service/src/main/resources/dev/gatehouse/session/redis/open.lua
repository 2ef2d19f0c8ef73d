#!lua
-- Opens a session: record, generation counters, the user's index, what is used up and the event, all or nothing.
--
-- KEYS[1]  the session's record, hash
-- KEYS[2]  this operation's answer, string
-- KEYS[3]  the identity token's mark of use, string
-- KEYS[4]  the challenge's mark of use, string
-- KEYS[5]  global generation counter, string
-- KEYS[6]  the tenant's generation counter, string
-- KEYS[7]  the user's generation counter, string
-- KEYS[8]  the user's sessions, sorted set of session ids by absolute deadline
-- KEYS[9]  session-events, stream
-- KEYS[10] record of the user's newest session before this one, hash; may be left out
--
-- ARGV[1]  the session's idle deadline, Unix ms
-- ARGV[2]  kind of the device
-- ARGV[3]  platform of the device
-- ARGV[4]  fingerprint of the wish: what must not change when it is repeated
-- ARGV[5]  operation id, for the record
-- ARGV[6]  how long the answer is kept, ms
-- ARGV[7]  how long the token's use is kept, ms
-- ARGV[8]  how long the challenge's use is kept, ms
-- ARGV[9]  how far the grant's created_at_ms may be from the store's time, ms
-- ARGV[10] how long the record outlives its absolute deadline, ms
-- ARGV[11] schema of the event
-- ARGV[12] id of the event
-- ARGV[13…] the sealed grant: name, value, name, value, …
--
-- Result: { 'opened' | 'repeated', device_session_id, revision, user_id, tenant, created_at_ms, idle_expires_at_ms,
--           expires_at_ms, then of the previous session: created_at_ms, ended_at_ms ('0': open), kind, platform, each
--           '' where there was none }
--       | { 'conflict' }        the operation's name was used for another wish
--       | { 'late' }            the grant's time is too far from the store's: nothing was done
--       | { 'token_used' } | { 'challenge_used' }
--       | { 'id_taken' }        the session id is not fresh
local answered = redis.call('GET', KEYS[2])
if answered then
  local stored = cjson.decode(answered)
  if stored.fingerprint ~= ARGV[4] then
    return { 'conflict' }
  end
  stored.answer[1] = 'repeated'
  return stored.answer
end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local now_text = string.format('%.0f', now)

local grant = {}
local record = {}
for i = 13, #ARGV, 2 do
  grant[ARGV[i]] = ARGV[i + 1]
  record[#record + 1] = ARGV[i]
  record[#record + 1] = ARGV[i + 1]
end

if math.abs(now - tonumber(grant.created_at_ms)) > tonumber(ARGV[9]) then
  return { 'late' }
end
if redis.call('EXISTS', KEYS[3]) == 1 then
  return { 'token_used' }
end
if redis.call('EXISTS', KEYS[4]) == 1 then
  return { 'challenge_used' }
end
if redis.call('EXISTS', KEYS[1]) == 1 then
  return { 'id_taken' }
end

-- Only an open creates a counter. It begins with the time, so that one that was lost never has an old value again.
local counters = {}
for i = 5, 7 do
  redis.call('SET', KEYS[i], now_text, 'NX')
  counters[i - 4] = redis.call('GET', KEYS[i])
end
local generation = table.concat(counters, '.')

-- When the previous session ended: by a transition, by a deadline, or with its whole scope.
local function ended_at(previous)
  if previous.status ~= 'active' then
    return previous.revoked_at_ms or now_text
  end
  local ended = math.min(tonumber(previous.idle_expires_at_ms), tonumber(previous.expires_at_ms))
  local scope = 0
  for counter in string.gmatch(previous.generation, '[^.]+') do
    scope = scope + 1
    if counter ~= counters[scope] then
      ended = math.min(ended, now, tonumber(counters[scope]))
    end
  end
  return ended <= now and string.format('%.0f', ended) or '0'
end

local previous = { '', '', '', '' }
if KEYS[10] then
  local flat = redis.call('HGETALL', KEYS[10])
  local fields = {}
  for i = 1, #flat, 2 do
    fields[flat[i]] = flat[i + 1]
  end
  if fields.status then
    previous = { fields.created_at_ms, ended_at(fields), fields.device_kind, fields.device_platform }
  end
end

redis.call('HSET', KEYS[1],
  'status', 'active',
  'revision', now_text,
  'generation', generation,
  'idle_expires_at_ms', ARGV[1],
  'device_kind', ARGV[2],
  'device_platform', ARGV[3],
  'last_operation_id', ARGV[5],
  'last_operation_result', 'active.' .. now_text,
  unpack(record))

local forget_at = tonumber(grant.expires_at_ms) + tonumber(ARGV[10])
local forget_at_text = string.format('%.0f', forget_at)
redis.call('PEXPIREAT', KEYS[1], forget_at_text)

redis.call('ZREMRANGEBYSCORE', KEYS[8], '-inf', now_text)
redis.call('ZADD', KEYS[8], grant.expires_at_ms, grant.device_session_id)
-- The user's counter and index stay at least as long as the last record; others' live for ever, they are few.
for _, key in ipairs({ KEYS[7], KEYS[8] }) do
  if redis.call('PEXPIRETIME', key) < forget_at then
    redis.call('PEXPIREAT', key, forget_at_text)
  end
end

local answer = { 'opened', grant.device_session_id, now_text, grant.user_id, grant.tenant, grant.created_at_ms, ARGV[1],
  grant.expires_at_ms, previous[1], previous[2], previous[3], previous[4] }
redis.call('SET', KEYS[2], cjson.encode({ fingerprint = ARGV[4], answer = answer }), 'PX', ARGV[6])
redis.call('SET', KEYS[3], '1', 'PX', ARGV[7])
redis.call('SET', KEYS[4], '1', 'PX', ARGV[8])

redis.call('XADD', KEYS[9], '*',
  'schema', ARGV[11],
  'event_id', ARGV[12],
  'status', 'active',
  'revision', now_text,
  'generation', generation,
  'revoked_at_ms', '',
  'reason', '',
  'actor', '',
  unpack(record))

return answer
