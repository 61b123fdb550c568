<?php
// The program at {{loginPath:text}}

{{>sign}}

// A token that was just made and is refused would be refused again.
if (!in_array($_GET['jwt_error'] ?? 'missing', ['missing', 'expired'])) {
    http_response_code(403);
    exit('You cannot read the help center at the moment.');
}

// Make sure here that somebody is signed in to your app. Then:
$secret = getenv('HELPSITE_SECRET') ?: throw new RuntimeException('no secret');
$token = sign([
    'iat' => time(),
    'exp' => time() + 3600, // the token is the session: as long as they may read
    'aud' => [{{subdomain}}],
    'email' => 'ann@example.com', // optional, as is the name
    'name' => 'Ann Example',
], $secret);

// Back to the page asked for, and to no other host, which would get the token.
$helpSites = [{{origins}}];
$page = $helpSites[0] . '/';
foreach ($helpSites as $site) {
    if (str_starts_with($_GET['from_url'] ?? '', $site . '/')) {
        $page = $_GET['from_url'];
    }
}
header('Location: ' . $page . (str_contains($page, '?') ? '&' : '?') . 'jwt=' . $token);
