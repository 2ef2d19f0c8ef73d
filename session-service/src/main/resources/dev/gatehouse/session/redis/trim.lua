#!lua flags=allow-oom
-- Drops the entries of the streams that are older than the retention. Whole nodes only (~), so a few more may stay.
--
-- KEYS[…] the streams
--
-- ARGV[1] retention, ms
--
-- Result: { entries dropped, in all streams }
local time = redis.call('TIME')
local oldest = string.format('%.0f', math.max(time[1] * 1000 - tonumber(ARGV[1]), 0))
local dropped = 0
for _, key in ipairs(KEYS) do
  dropped = dropped + redis.call('XTRIM', key, 'MINID', '~', oldest)
end
return { string.format('%.0f', dropped) }
