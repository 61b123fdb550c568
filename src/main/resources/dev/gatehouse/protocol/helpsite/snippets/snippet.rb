# config.ru, for any Rack server
require 'json'
require 'openssl'
require 'uri'

SECRET = ENV.fetch('HELPSITE_SECRET')
HELP_SITES = [{{origins}}].freeze

{{>sign}}

run lambda { |env|
  next [404, {}, []] unless env['PATH_INFO'] == {{loginPath}}

  query = URI.decode_www_form(env['QUERY_STRING']).to_h
  # A token that was just made and is refused would be refused again.
  unless %w[missing expired].include?(query.fetch('jwt_error', 'missing'))
    next [403, {}, ['You cannot read the help center at the moment.']]
  end

  # Make sure here that somebody is signed in to your app. Then:
  now = Time.now.to_i
  token = sign(
    iat: now,
    exp: now + 3600, # the token is the session: as long as they may read
    aud: [{{subdomain}}],
    email: 'ann@example.com', # optional, as is the name
    name: 'Ann Example'
  )
  # Back to the page asked for, and to no other host, which would get the token.
  asked = query.fetch('from_url', '')
  ours = HELP_SITES.any? { |site| asked.start_with?("#{site}/") }
  page = ours ? asked : "#{HELP_SITES[0]}/"
  [302, { 'location' => "#{page}#{page.include?('?') ? '&' : '?'}jwt=#{token}" }, []]
}
