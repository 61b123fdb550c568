# config.ru, for any Rack server
require 'json'
require 'openssl'
require 'uri'

SECRET = ENV.fetch('HELPDOCS_SECRET'){{?sharedSecret}}
DOCS = {{origin}}

{{>sign}}

run lambda { |env|
  next [404, {}, []] unless env['PATH_INFO'] == {{loginPath}}

  query = URI.decode_www_form(env['QUERY_STRING']).to_h
  # Your app checks here that the user is signed in. Then:
  now = Time.now.to_i
  token = sign(
    iat: now,
    exp: now + 3600, # the token is the session: as long as they may read
    aud: {{host}},
    email: 'ann@example.com', # optional; names whose sign-out ends it
    permission_groups: [], # such as 'group:a9fk3uc7293'
    user_data: { name: 'Ann Example' }.to_json
  )
  onward = URI.encode_www_form(token: token, forward: query.fetch('hd_url', '/'))
  [302, { 'location' => DOCS + {{cookiePath}} + '?' + onward }, []]
}
