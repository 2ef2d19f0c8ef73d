#!lua flags=no-writes
-- What an open has to know beforehand: the store's time, and which session of the user is the newest.
--
-- KEYS[1]  the user's sessions, sorted set of session ids by absolute deadline
--
-- Result: { time in ms, session id or '' }
local time = redis.call('TIME')
local newest = redis.call('ZREVRANGE', KEYS[1], 0, 0)
return { string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000)), newest[1] or '' }
