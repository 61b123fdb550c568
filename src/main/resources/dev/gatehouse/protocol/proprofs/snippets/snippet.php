<?php
// The program at {{loginPath:text}}

{{>sign}}

// Your app checks here that the user is signed in. Then:
$key = getenv('PROPROFS_KEY') ?: throw new RuntimeException('no API key');{{?sharedSecret}}
$token = sign([
    'iat' => time(), // good for three minutes
    'jti' => bin2hex(random_bytes(16)), // counts once
    'user_email' => 'ann@example.com',
    'site_access' => {{siteIds}},
], md5($key)); // what signs is the md5 text of the API key{{?sharedSecret}}
]);{{?privateKey}}
header('Location: ' . {{origin}} . '/access/jwtsso/?token=' . $token);
