package dev.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.DirectMapMapping;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Migrations and entities describe the same tables, on both databases. */
class SchemaTest {

  @Test
  void migrationsAndEntitiesAgreeOnH2() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1");
    compare(dataSource);
  }

  @Test
  void migrationsAndEntitiesAgreeOnPostgres() throws SQLException {
    compare(PostgresDatabases.empty());
  }

  private static void compare(DataSource dataSource) throws SQLException {
    Flyway flyway = Flyway.configure().dataSource(dataSource).load();
    flyway.migrate();
    assertThat(flyway.info().pending()).isEmpty();

    try (EntityManagerFactory factory = MemoryDatabase.entitiesOn(dataSource)) {
      readEveryEntity(factory);
      keepsInstantsExactly(factory);
      assertThat(mapped(factory)).containsExactlyInAnyOrderElementsOf(columns(dataSource));
    }
  }

  /** A query for each entity shows what names do not: types that do not convert. */
  private static void readEveryEntity(EntityManagerFactory factory) {
    try (EntityManager entities = factory.createEntityManager()) {
      for (EntityType<?> type : factory.getMetamodel().getEntities()) {
        entities.createQuery("select e from " + type.getName() + " e").getResultList();
      }
    }
  }

  /** Includes null, and a time in the hour that occurs twice when clocks are set back. */
  private static void keepsInstantsExactly(EntityManagerFactory factory) {
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    try (EntityManager entities = factory.createEntityManager()) {
      for (String time : List.of("2026-10-25T00:30:00.123456Z", "2026-10-25T01:30:00.123456Z")) {
        Lease lease = new Lease();
        lease.name = time;
        lease.heldUntil = Instant.parse(time);
        entities.getTransaction().begin();
        entities.persist(lease);
        entities.getTransaction().commit();
        entities.clear();
        assertThat(entities.find(Lease.class, time).heldUntil).isEqualTo(time);
      }
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  private static Set<String> mapped(EntityManagerFactory factory) {
    Set<String> names = new TreeSet<>();
    JpaHelper.getServerSession(factory).getDescriptors().values().stream()
        .filter(descriptor -> !descriptor.isAggregateDescriptor())
        .flatMap(SchemaTest::fields)
        .forEach(field -> names.add(name(field.getTableName(), field.getName())));
    return names;
  }

  private static Stream<DatabaseField> fields(ClassDescriptor descriptor) {
    Stream<DatabaseField> collections =
        allMappings(descriptor)
            .filter(DirectCollectionMapping.class::isInstance)
            .map(DirectCollectionMapping.class::cast)
            .flatMap(
                mapping ->
                    Stream.concat(
                        mapping.getReferenceKeyFields().stream(),
                        Stream.concat(Stream.of(mapping.getDirectField()), keys(mapping))));
    return Stream.concat(descriptor.getAllFields().stream(), collections);
  }

  private static Stream<DatabaseField> keys(DirectCollectionMapping mapping) {
    return mapping instanceof DirectMapMapping map
        ? Stream.of(map.getDirectKeyField())
        : Stream.empty();
  }

  private static Stream<org.eclipse.persistence.mappings.DatabaseMapping> allMappings(
      ClassDescriptor descriptor) {
    return descriptor.getMappings().stream()
        .flatMap(
            mapping ->
                mapping.isAggregateObjectMapping()
                    ? mapping.getReferenceDescriptor().getMappings().stream()
                    : Stream.of(mapping));
  }

  private static Set<String> columns(DataSource dataSource) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Connection connection = dataSource.getConnection();
        ResultSet row =
            connection
                .createStatement()
                .executeQuery(
                    "select table_name, column_name from information_schema.columns"
                        + " where lower(table_schema) = 'public'")) {
      while (row.next()) {
        if (!row.getString(1).toLowerCase(Locale.ROOT).startsWith("flyway")) {
          names.add(name(row.getString(1), row.getString(2)));
        }
      }
    }
    return names;
  }

  private static String name(String table, String column) {
    return (table + "." + column).toLowerCase(Locale.ROOT);
  }
}
