<?php
// The sample program of the vendor's help article "How to Enable JWT Single Sign-On", as a company
// has it. Repaired are: typographic quotes, "site_access." without its comma, the array that is not
// closed, and the explanation that stands in the place of guest's value.

$domain = ""; //Change your domain here

$key = md5("key goes here"); // md5 encrypted key change your key

$user_email = "";  // Adds email of current login

$site_access = "44567,77898";  // Access of site(Enter Site ID here)

$now = time();

// Create token header as a JSON string
$header = json_encode(['typ' => 'JWT', 'alg' => 'HS256']);

// Create token payload as a JSON string
$payload = json_encode([
    "iat" => $now,
    "jti" => md5($now.rand(100, 10000)),
    "user_email" => $user_email,
    "site_access" => $site_access,
    "guest" => true
]);

// Encode Header to Base64Url String
$base64UrlHeader = str_replace(['+', '/', '='], ['-', '_', ''], base64_encode($header));

// Encode Payload to Base64Url String
$base64UrlPayload = str_replace(['+', '/', '='], ['-', '_', ''], base64_encode($payload));

// Create Signature Hash
$signature = hash_hmac('sha256', $base64UrlHeader . "." . $base64UrlPayload, $key, true);

// Encode Signature to Base64Url String
$base64UrlSignature = str_replace(['+', '/', '='], ['-', '_', ''], base64_encode($signature));

// Create JWT
$jwt = $base64UrlHeader . "." . $base64UrlPayload . "." . $base64UrlSignature;

$retrun_url = $domain."/access/jwtsso/?token=".$jwt;

header("location: ".$retrun_url);
