# config.ru, for any Rack server
require 'json'
require 'net/http'
require 'uri'

CODE_URL = URI({{baseOrigin}} + '/jwt/generateCode')

def code_for(user)
  post = Net::HTTP::Post.new(CODE_URL, 'Content-Type' => 'application/json')
  post.basic_auth({{clientId}}, ENV.fetch('DOCUMENT360_CLIENT_SECRET'))
  post.body = user.to_json
  answer = Net::HTTP.start(CODE_URL.host, CODE_URL.port, use_ssl: CODE_URL.scheme == 'https') do |http|
    http.request(post)
  end
  answer.value # raises unless it is a success
  JSON.parse(answer.body)['code']
end

run lambda { |env|
  next [404, {}, []] unless env['PATH_INFO'] == {{loginPath}}

  query = URI.decode_www_form(env['QUERY_STRING']).to_h
  # Your app checks here that the user is signed in. Then:
  code = code_for(
    username: 'Ann Example',
    firstName: 'Ann',
    lastName: 'Example',
    emailId: 'ann@example.com',
    readerGroupIds: [],
    tokenValidity: 60 # minutes
  )
  onward = URI.encode_www_form(code: code, redirectUrl: query.fetch('redirectPath', '/'))
  [302, { 'location' => {{origin}} + '/jwt/authorize?' + onward }, []]
}
