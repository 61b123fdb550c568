package dev.gatehouse.signin.console;

import jakarta.security.enterprise.credential.Credential;

/** The code that an operator types after the password. */
public record OneTimeCode(String code) implements Credential {}
