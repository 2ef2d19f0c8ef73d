#!lua flags=allow-oom
-- Ends a session. Repeated, or done to a session that is over already, it changes and publishes nothing.
--
-- KEYS[1] the session's record, hash
-- KEYS[2] session-events, stream
--
-- ARGV[1] tenant that the caller may act in; '*': any
-- ARGV[2] operation id
-- ARGV[3] reason, a code
-- ARGV[4] actor, opaque
-- ARGV[5] schema of the event
-- ARGV[6] id of the event
--
-- Result: { 'ended' | 'unchanged', status, revision }
--       | { 'unknown' }   no such session in this tenant
local flat = redis.call('HGETALL', KEYS[1])
local session = {}
for i = 1, #flat, 2 do
  session[flat[i]] = flat[i + 1]
end

if not session.status or (ARGV[1] ~= '*' and ARGV[1] ~= session.tenant) then
  return { 'unknown' }
end
if session.status ~= 'active' then
  return { 'unchanged', session.status, session.revision }
end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local now_text = string.format('%.0f', now)
local revision = string.format('%.0f', math.max((tonumber(session.revision) or 0) + 1, now))

redis.call('HSET', KEYS[1],
  'status', 'revoked',
  'revision', revision,
  'revoked_at_ms', now_text,
  'reason', ARGV[3],
  'actor', ARGV[4],
  'last_operation_id', ARGV[2],
  'last_operation_result', 'revoked.' .. revision)

local event = { 'schema', ARGV[5], 'event_id', ARGV[6], 'status', 'revoked', 'revision', revision,
  'revoked_at_ms', now_text, 'reason', ARGV[3], 'actor', ARGV[4] }
-- A field that a damaged record lacks must not keep its end from being told.
for _, name in ipairs({ 'device_session_id', 'user_id', 'tenant', 'generation', 'client_public_key', 'key_alg', 'aal',
  'region', 'jurisdiction', 'created_at_ms', 'expires_at_ms', 'hmac' }) do
  event[#event + 1] = name
  event[#event + 1] = session[name] or ''
end
redis.call('XADD', KEYS[2], '*', unpack(event))

return { 'ended', 'revoked', revision }
