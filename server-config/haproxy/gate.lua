-- Asks Gatehouse whether a request may pass: sets txn.gate to "in" if it may, to "out" if not, and
-- leaves it as it is without an answer. HAProxy's Lua API is described at
-- https://www.arpalert.org/src/haproxy-lua-api/2.6/

local ADDRESS = "http://127.0.0.1:8078/auth/verify"

-- What Gatehouse goes by: who asks, and for what kind of answer.
local ASKED = {
  "accept", "accept-language", "authorization", "cookie", "host", "purpose", "sec-fetch-dest",
  "sec-fetch-mode", "sec-fetch-site", "sec-purpose", "sec-websocket-key", "user-agent",
  "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-requested-with"
}

local TOLD = {
  "x-gatehouse-id", "x-gatehouse-user", "x-gatehouse-email", "x-gatehouse-name", "x-gatehouse-groups",
  "x-gatehouse-language"
}

local function first(values)
  return values and (values[0] or values[1])
end

core.register_action("gate", { "http-req" }, function(txn)
  local sent = txn.http:req_get_headers()
  local headers = {}
  for _, name in ipairs(ASKED) do
    local value = first(sent[name])
    if value then
      headers[name] = { value }
    end
  end
  headers["x-original-uri"] = { txn:get_var("txn.uri") }
  headers["x-original-method"] = { txn.f:method() }
  local answer = core.httpclient():get { url = ADDRESS, headers = headers, timeout = 5000 }
  if not answer or not answer.status then
    return
  end
  -- Not any 2xx: an application server that still starts may answer 200 in place of Gatehouse.
  if answer.status == 204 then
    for _, name in ipairs(TOLD) do
      txn.http:req_set_header(name, first(answer.headers[name]) or "")
    end
    txn:set_var("txn.gate", "in")
  elseif answer.status == 401 or answer.status == 403 then
    txn:set_var("txn.gate", "out")
  end
end, 0)
