<?php
// The program at {{loginPath:text}}

{{>sign}}

// A new token would be refused for the same reason.
if (!in_array($_GET['jwt_error'] ?? 'missing', ['missing', 'expired'])) {
    http_response_code(403);
    exit('You cannot read the help center at the moment.');
}

// Your app checks here that the user is signed in. Then:
$secret = getenv('HELPSITE_SECRET') ?: throw new RuntimeException('no secret');{{?sharedSecret}}
$token = sign([
    'iat' => time(),
    'exp' => time() + 3600, // the token is the session: as long as they may read
    'aud' => [{{subdomain}}],
    'email' => 'ann@example.com', // optional, as is the name
    'name' => 'Ann Example',
], $secret);{{?sharedSecret}}
]);{{?privateKey}}

// Redirect to the requested page, and to no other host, which would receive the token.
$helpSites = [{{origins}}];
$page = $helpSites[0] . '/';
foreach ($helpSites as $site) {
    if (str_starts_with($_GET['from_url'] ?? '', $site . '/')) {
        $page = $_GET['from_url'];
    }
}
header('Location: ' . $page . (str_contains($page, '?') ? '&' : '?') . 'jwt=' . $token);
