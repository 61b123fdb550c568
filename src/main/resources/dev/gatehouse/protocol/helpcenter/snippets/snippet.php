<?php
// The program at {{loginPath:text}}

{{>sign}}

// Your app checks here that the user is signed in. Then:
$user = ['id' => 7, 'email' => 'ann@example.com', 'name' => 'Ann Example'];
$secret = getenv('HELPCENTER_SHARED_SECRET') ?: throw new RuntimeException('no secret');{{?sharedSecret}}
$token = sign([
    'jti' => $_GET['key'] ?? '', // binds the token to the browser that requested it
    'iss' => {{issuer}},
    'aud' => {{audience}},{{?audience}}
    'iat' => time(),
    'exp' => time() + 300,
    'email' => $user['email'],
    'name' => $user['name'],
    'external_id' => (string) $user['id'],
], $secret);{{?sharedSecret}}
]);{{?privateKey}}
header('Location: ' . {{origin}} . '/sso/jwt?jwt=' . $token);
