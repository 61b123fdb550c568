// Libraries such as firebase/php-jwt do the same: the secret as text, not base64-decoded.
function sign(array $claims, string $secret): string
{
    $part = fn (string $bytes) => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    $content = $part('{"alg":"HS{{bits}}","typ":"JWT"}') . '.' . $part(json_encode($claims));
    return $content . '.' . $part(hash_hmac('sha{{bits}}', $content, $secret, true));
}
