<?php
// The program at {{loginPath:text}}

{{>sign}}

// Your app checks here that the user is signed in. Then:
$secret = getenv('HELPDOCS_SECRET') ?: throw new RuntimeException('no secret');{{?sharedSecret}}
$token = sign([
    'iat' => time(),
    'exp' => time() + 3600, // the token is the session: as long as they may read
    'aud' => {{host}},
    'email' => 'ann@example.com', // optional; names whose sign-out ends it
    'permission_groups' => [], // such as 'group:a9fk3uc7293'
    'user_data' => json_encode(['name' => 'Ann Example']),
], $secret);{{?sharedSecret}}
]);{{?privateKey}}
$query = http_build_query(['token' => $token, 'forward' => $_GET['hd_url'] ?? '/']);
header('Location: ' . {{origin}} . {{cookiePath}} . '?' . $query);
