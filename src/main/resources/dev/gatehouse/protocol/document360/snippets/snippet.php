<?php
// The program at {{loginPath:text}}

// Your app checks here that the user is signed in. Then:
$user = [
    'username' => 'Ann Example',
    'firstName' => 'Ann',
    'lastName' => 'Example',
    'emailId' => 'ann@example.com',
    'readerGroupIds' => [],
    'tokenValidity' => 60, // minutes
];
$secret = getenv('DOCUMENT360_CLIENT_SECRET') ?: throw new RuntimeException('no secret');
$answer = file_get_contents({{baseOrigin}} . '/jwt/generateCode', false, stream_context_create(['http' => [
    'method' => 'POST',
    'header' => [
        'Authorization: Basic ' . base64_encode({{clientId}} . ':' . $secret),
        'Content-Type: application/json',
    ],
    'content' => json_encode($user),
]]));
if ($answer === false) {
    http_response_code(502);
    exit('The knowledge base gave no code.');
}
$query = http_build_query([
    'code' => json_decode($answer)->code,
    'redirectUrl' => $_GET['redirectPath'] ?? '/',
]);
header('Location: ' . {{origin}} . '/jwt/authorize?' . $query);
