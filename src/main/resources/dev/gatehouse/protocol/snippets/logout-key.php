<?php
{{>sign}}

// Your app calls this wherever it signs a user out.
function sign_out_of_help_center(string $email): void
{
    $token = sign([
        'iss' => {{iss}},{{?iss}}
        'aud' => {{aud}},{{?aud}}
        'iat' => time(),
        'jti' => bin2hex(random_bytes(16)), // counts once
        'events' => ['http://schemas.openid.net/event/backchannel-logout' => new stdClass()],
        'email' => $email, // or sub, with the external_id of your tokens
    ]);
    $answer = file_get_contents({{origin}} . '/sso/logout', false, stream_context_create(['http' => [
        'method' => 'POST',
        'header' => 'Content-Type: application/x-www-form-urlencoded',
        'content' => http_build_query(['logout_token' => $token]),
    ]]));
    if ($answer === false) {
        throw new RuntimeException('The help center did not take the sign-out.');
    }
}

sign_out_of_help_center('ann@example.com');
