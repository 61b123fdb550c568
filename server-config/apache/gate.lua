-- Asks Gatehouse whether a request may pass; if not, passes the request on to Gatehouse, which
-- answers in place of the page. If nothing answers, nothing passes.

local http = require "socket.http"

local ASKS = "http://127.0.0.1:8078/auth/verify"

-- Addresses of Gatehouse. If a connection has a path of its own, add it here and in gate.conf.
local OURS = { sso = true, jwt = true, access = true, login = true, logout = true, auth = true }

-- What Gatehouse goes by: who asks, and for what kind of answer.
local ASKED = {
  "Accept", "Accept-Language", "Authorization", "Cookie", "Host", "Purpose", "Sec-Fetch-Dest",
  "Sec-Fetch-Mode", "Sec-Fetch-Site", "Sec-Purpose", "Sec-WebSocket-Key", "User-Agent",
  "X-Requested-With"
}

local TOLD = {
  "X-Gatehouse-Id", "X-Gatehouse-User", "X-Gatehouse-Email", "X-Gatehouse-Name",
  "X-Gatehouse-Groups", "X-Gatehouse-Language"
}

http.TIMEOUT = 5

function check(r)
  -- Apache asks itself for the pages of folders: those were decided with the folder.
  if not r.is_initial_req then
    return apache2.DECLINED
  end
  -- What browsers say of themselves does not count. Programs read X_Gatehouse_User as
  -- X-Gatehouse-User.
  for name in pairs(r:headers_in_table()) do
    local plain = name:lower():gsub("_", "-")
    if plain:find("^x%-gatehouse%-")
      or name:find("_") and (plain:find("^x%-original%-") or plain:find("^x%-forwarded%-")) then
      r.headers_in[name] = nil
    end
  end
  if OURS[r.uri:match("^/([^/]*)")] then
    return apache2.DECLINED
  end
  local headers = {
    ["X-Original-URI"] = r.unparsed_uri,
    ["X-Original-Method"] = r.method,
    ["X-Forwarded-Host"] = r.headers_in["X-Forwarded-Host"],
    ["X-Forwarded-Proto"] = "https",
    ["X-Forwarded-For"] = r.useragent_ip
  }
  for _, name in ipairs(ASKED) do
    headers[name] = r.headers_in[name]
  end
  local _, status, told = http.request { url = ASKS, headers = headers, redirect = false }
  if type(status) ~= "number" then
    return 503
  end
  -- Not any 2xx: an application server that still starts may answer 200 in place of Gatehouse.
  if status == 204 then
    for _, name in ipairs(TOLD) do
      r.headers_in[name] = told[name:lower()] or ""
    end
    return apache2.DECLINED
  end
  if status ~= 401 and status ~= 403 then
    return 503
  end
  -- For the page that gate.conf names for this status: Apache prefixes the names with REDIRECT_.
  r.subprocess_env["GATE_URI"] = r.unparsed_uri
  r.subprocess_env["GATE_METHOD"] = r.method
  return 401
end
