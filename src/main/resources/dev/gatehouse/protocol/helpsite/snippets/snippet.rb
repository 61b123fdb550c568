# config.ru, for any Rack server
require 'json'
require 'openssl'
require 'uri'

SECRET = ENV.fetch('HELPSITE_SECRET'){{?sharedSecret}}
HELP_SITES = [{{origins}}].freeze

{{>sign}}

run lambda { |env|
  next [404, {}, []] unless env['PATH_INFO'] == {{loginPath}}

  query = URI.decode_www_form(env['QUERY_STRING']).to_h
  # A new token would be refused for the same reason.
  unless %w[missing expired].include?(query.fetch('jwt_error', 'missing'))
    next [403, {}, ['You cannot read the help center at the moment.']]
  end

  # Your app checks here that the user is signed in. Then:
  now = Time.now.to_i
  token = sign(
    iat: now,
    exp: now + 3600, # the token is the session: as long as they may read
    aud: [{{subdomain}}],
    email: 'ann@example.com', # optional, as is the name
    name: 'Ann Example'
  )
  # Redirect to the requested page, and to no other host, which would receive the token.
  asked = query.fetch('from_url', '')
  ours = HELP_SITES.any? { |site| asked.start_with?("#{site}/") }
  page = ours ? asked : "#{HELP_SITES[0]}/"
  [302, { 'location' => "#{page}#{page.include?('?') ? '&' : '?'}jwt=#{token}" }, []]
}
