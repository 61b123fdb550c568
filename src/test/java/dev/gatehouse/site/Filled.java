package dev.gatehouse.site;

import dev.gatehouse.asset.AssetBacking;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import gg.jte.Content;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes values of the types that templates take, in which every text is the same one, except HTML
 * that is safe by contract.
 *
 * @param variable what the type variable of the generic type stands for that is being made, or
 *     {@code null}
 */
record Filled(String text, Type variable) {
  private static final Set<String> SAFE = Set.of("html", "footerHtml");

  Filled(String text) {
    this(text, null);
  }

  /** A value of a type; {@code null} where no template shows anything of it. */
  Object of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Class<?> raw = (Class<?>) generic.getRawType();
      Type[] parts = generic.getActualTypeArguments();
      if (raw == List.class) {
        Object item = of(parts[0]);
        return item == null ? List.of() : List.of(item, item);
      }
      if (raw == Set.class) {
        return Set.of(of(parts[0]));
      }
      return raw == Map.class
          ? Map.of(of(parts[0]), of(parts[1]))
          : new Filled(text, parts[0]).record(raw);
    }
    if (type instanceof TypeVariable<?> && variable instanceof Class<?>) {
      return of(variable);
    }
    return type instanceof Class<?> plain ? plain(plain) : text;
  }

  private Object plain(Class<?> type) {
    if (type == String.class || type == Object.class) {
      return text;
    } else if (type == boolean.class) {
      return true;
    } else if (type == int.class || type == Integer.class) {
      return 2;
    } else if (type == long.class || type == Long.class) {
      return 2L;
    } else if (type == Instant.class) {
      return Instant.EPOCH;
    } else if (type == byte[].class) {
      return new byte[0];
    } else if (type == Content.class) {
      return (Content) output -> output.writeUserContent(text);
    } else if (type == Texts.class) {
      return Texts.in(ReaderLanguage.EN);
    } else if (type == Rejected.class) {
      return new Rejected(Rejection.JWT_EXPIRED, text);
    } else if (type == AssetBacking.class) {
      return new AssetBacking() {
        @Override
        public String of(String name) {
          return text;
        }
      };
    } else if (type == Site.class) {
      return site();
    } else if (type == LiveConnection.class) {
      return null;
    } else if (type.isEnum()) {
      return type.getEnumConstants()[0];
    } else if (type.isRecord()) {
      return record(type);
    }
    return object(type.getDeclaredConstructors()[0]);
  }

  private Object object(Constructor<?> constructor) {
    return make(
        constructor, Arrays.stream(constructor.getGenericParameterTypes()).map(this::of).toArray());
  }

  private Object record(Class<?> type) {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    RecordComponent[] parts = type.getRecordComponents();
    return make(
        constructor,
        Arrays.stream(parts)
            .map(part -> SAFE.contains(part.getName()) ? "<p>safe</p>" : of(part.getGenericType()))
            .toArray());
  }

  private Site site() {
    SiteSettings settings = new SiteSettings();
    settings.setName(text);
    return new Site(tenant(settings), List.of(), Map.of(), List.of());
  }

  private static Tenant tenant(SiteSettings settings) {
    try {
      return (Tenant)
          make(
              Tenant.class.getDeclaredConstructor(SiteSettings.class, Instant.class),
              settings,
              Instant.EPOCH);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static Object make(Constructor<?> constructor, Object... values) {
    try {
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
