<?php
// Where firebase/php-jwt is not installed: its encode function, for HS256.
namespace Firebase\JWT;

class JWT
{
    public static function encode(array $payload, string $key, string $alg): string
    {
        if ($alg !== 'HS256') {
            throw new \DomainException('only HS256');
        }
        $part = fn (string $bytes) => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
        $header = json_encode(['typ' => 'JWT', 'alg' => $alg]);
        $content = $part($header) . '.' . $part(json_encode($payload));
        return $content . '.' . $part(hash_hmac('sha256', $content, $key, true));
    }
}
