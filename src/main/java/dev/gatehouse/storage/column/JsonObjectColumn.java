package dev.gatehouse.storage.column;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A JSON object as text in a column. Whole numbers are {@code Long}, or {@code BigInteger} where
 * they are longer, as the API gives them.
 */
@Converter
public class JsonObjectColumn implements AttributeConverter<Map<String, Object>, String> {
  /** Longer than any number that is written: what was stored can be read. */
  private static final int LONGEST_NUMBER = 20_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(LONGEST_NUMBER).build())
                  .build())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();
  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  @Override
  public String convertToDatabaseColumn(Map<String, Object> object) {
    return written(object == null ? Map.of() : object);
  }

  @Override
  public Map<String, Object> convertToEntityAttribute(String column) {
    try {
      LinkedHashMap<String, Object> object = JSON.readValue(column, OBJECT);
      object.replaceAll((name, value) -> widened(value));
      return object;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the column holds no JSON object", e);
    }
  }

  /** Jackson could read every whole number as a Long itself, but then refuses longer ones. */
  private static Object widened(Object value) {
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonObjectColumn::widened).collect(Collectors.toList());
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach((name, member) -> members.put((String) name, widened(member)));
      return members;
    }
    return value;
  }

  /** An object as it is stored: equal ones look the same, in whatever order their members came. */
  public static String written(Map<String, Object> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the object cannot be written as JSON", e);
    }
  }
}
