#!lua
-- Moves the idle deadline of sessions that are in use. One that is over stays over; nothing is published.
--
-- KEYS[…] the sessions' records, hashes
--
-- ARGV[1] how long a session may be idle from now on, ms
--
-- Result: { how many are active }
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local active = 0
for _, key in ipairs(KEYS) do
  local session = redis.call('HMGET', key, 'status', 'idle_expires_at_ms', 'expires_at_ms')
  local idle, absolute = tonumber(session[2] or ''), tonumber(session[3] or '')
  if session[1] == 'active' and idle and absolute and now < idle and now < absolute then
    active = active + 1
    local later = math.min(now + tonumber(ARGV[1]), absolute)
    if later > idle then
      redis.call('HSET', key, 'idle_expires_at_ms', string.format('%.0f', later))
    end
  end
end
return { string.format('%.0f', active) }
