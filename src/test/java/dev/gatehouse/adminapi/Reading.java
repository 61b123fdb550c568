package dev.gatehouse.adminapi;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.config.Configuration;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.Validation;
import java.lang.reflect.Field;
import java.util.List;

/** Reads bodies as the API does, with the rules of the real settings but without a server. */
public final class Reading {
  private static final Rules RULES =
      new Rules(
          Validation.byDefaultProvider()
              .configure()
              .constraintValidatorFactory(new Injecting())
              .buildValidatorFactory()
              .getValidator());

  private Reading() {}

  public static Submission of(String json) {
    return new Submission(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), RULES);
  }

  /** Reads into a settings object and returns every error. */
  public static List<FieldError> errors(String json, Object into) {
    try {
      Submission submission = of(json);
      submission.into(into);
      submission.complete();
      return List.of();
    } catch (Invalid problem) {
      return problem.errors();
    }
  }

  /** Does what CDI does for constraint validators in the server. */
  private static final class Injecting implements ConstraintValidatorFactory {
    @Override
    public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
      try {
        T validator = type.getDeclaredConstructor().newInstance();
        for (Field field : type.getDeclaredFields()) {
          if (field.getType() == Configuration.class) {
            field.setAccessible(true);
            field.set(validator, new Configuration(name -> null));
          }
        }
        return validator;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void releaseInstance(ConstraintValidator<?, ?> instance) {
      // Nothing was acquired.
    }
  }
}
