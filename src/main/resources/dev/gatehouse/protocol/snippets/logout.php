<?php
// Your app calls this wherever it signs a user out.
function sign_out_of_help_center(string $email): void
{
    $secret = getenv({{secretVariable}}) ?: throw new RuntimeException('no secret');
    $answer = file_get_contents({{baseOrigin}} . '/sso/logout', false, stream_context_create(['http' => [
        'method' => 'POST',
        'header' => [
            'Authorization: Basic ' . base64_encode({{backendClient}} . ':' . $secret),
            'Content-Type: application/json',
        ],
        'content' => json_encode(['email' => $email]), // or external_id, as in your tokens
    ]]));
    if ($answer === false) {
        throw new RuntimeException('The help center did not take the sign-out.');
    }
}

sign_out_of_help_center('ann@example.com');
