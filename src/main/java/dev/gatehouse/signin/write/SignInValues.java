package dev.gatehouse.signin.write;

import dev.gatehouse.journal.Checks;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Strangers;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.Provisioning;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.storage.column.JsonObjectColumn;
import dev.gatehouse.storage.column.TextListColumn;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SiteIdsColumn;
import dev.gatehouse.token.replay.SingleUse;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code sign-in.sql} is given, by the names that it uses; what is not set is null. Says also
 * which of its blocks the sign-in needs.
 */
final class SignInValues {
  private static final TextListColumn LINES = new TextListColumn();
  private static final SiteIdsColumn SITE_IDS = new SiteIdsColumn();
  private static final Checks.Column CHECKS = new Checks.Column();

  /** In lower case, the name of a parameter. */
  private enum Name {
    TENANT(Types.BIGINT),
    CONNECTION(Types.BIGINT),
    NOW(Types.TIMESTAMP_WITH_TIMEZONE),
    DEADLINE(Types.TIMESTAMP_WITH_TIMEZONE),
    // What is consumed, or must not have been.
    AUTHORITY(Types.VARCHAR),
    PURPOSE(Types.VARCHAR),
    JTI_HASH(Types.VARCHAR),
    REMEMBERED_UNTIL(Types.TIMESTAMP_WITH_TIMEZONE),
    // Who signs in, and whether somebody unknown may.
    USER_NAMESPACE(Types.VARCHAR),
    EXTERNAL_ID(Types.VARCHAR),
    EMAIL(Types.VARCHAR),
    NAME(Types.VARCHAR),
    ROLE(Types.VARCHAR),
    LANG(Types.VARCHAR),
    AVATAR_URL(Types.VARCHAR),
    CUSTOM_FIELDS(Types.VARCHAR),
    WELCOMES(Types.BOOLEAN),
    // The session that begins, if one does, and the one that the browser has already.
    REPLACED(Types.VARCHAR),
    TOKEN_HASH(Types.VARCHAR),
    VISITOR(Types.BOOLEAN),
    DISPLAY_NAME(Types.VARCHAR),
    MADE_BY(Types.VARCHAR),
    LANDED_AT(Types.VARCHAR),
    BROWSER_HASH(Types.VARCHAR),
    SESSION_GROUPS(Types.VARCHAR),
    OPENED_SITES(Types.VARCHAR),
    OPENED_FOR(Types.VARCHAR),
    OPENED_TO_VISITORS(Types.BOOLEAN),
    EXPIRES_AT(Types.TIMESTAMP_WITH_TIMEZONE),
    PROVIDER_SESSION(Types.VARCHAR),
    VISITOR_HASH(Types.VARCHAR),
    AUTHENTICATED_AT(Types.TIMESTAMP_WITH_TIMEZONE),
    SESSION_ADDRESS(Types.VARCHAR),
    SESSION_USER_AGENT(Types.VARCHAR),
    // The event.
    EVENT(Types.VARCHAR),
    DETAIL(Types.VARCHAR),
    SURFACE(Types.VARCHAR),
    TRACE_ID(Types.VARCHAR),
    ADDRESS(Types.VARCHAR),
    USER_AGENT(Types.VARCHAR),
    CLOCK_DIFFERENCE(Types.BIGINT),
    SUBJECT_EMAIL(Types.VARCHAR),
    SUBJECT_ID(Types.VARCHAR),
    CHECKS(Types.VARCHAR),
    WOULD_REFUSE(Types.VARCHAR),
    WOULD_REFUSE_CHECK(Types.VARCHAR);

    private final int type;

    Name(int type) {
      this.type = type;
    }
  }

  /** In lower case, the name of a block. */
  private enum Block {
    /** The token counts once. */
    CONSUMES,
    // How the reader is found: by the id in the profile, by that in another name space, or, for a
    // token without an id, by the e-mail address.
    BY_PROFILE,
    BY_LINK,
    BY_EMAIL,
    /** Somebody unknown becomes a reader. */
    REGISTERS,
    /** Somebody whom the token names may sign in without becoming one. */
    NAMES,
    /** The browser may have a session already. */
    REPLACES,
    /** A session begins. */
    BEGINS,
    /** Rules that only report would have refused the sign-in. */
    REPORTS
  }

  private static final SqlTemplate<Name, Block> SQL =
      SqlTemplate.read("sign-in.sql", Name.class, Block.class);

  private final Map<Name, Object> values = new EnumMap<>(Name.class);
  private final Set<Block> blocks = EnumSet.noneOf(Block.class);

  SignInValues(Connection through, Instant now) {
    put(Name.TENANT, through.tenantId().value());
    put(Name.CONNECTION, through.getId());
    put(Name.NOW, now);
  }

  /** The time of the database after which nothing may be written any more. */
  SignInValues before(Instant deadline) {
    return put(Name.DEADLINE, deadline);
  }

  /** What the sign-in consumes. */
  SignInValues consuming(SingleUse use) {
    blocks.add(Block.CONSUMES);
    put(Name.REMEMBERED_UNTIL, use.keepUntil());
    return unless(use);
  }

  /** What must not have been consumed. */
  SignInValues unless(SingleUse use) {
    put(Name.AUTHORITY, use.authority());
    put(Name.PURPOSE, use.purpose());
    return put(Name.JTI_HASH, use.hash());
  }

  /**
   * Who signs in.
   *
   * @param strangers what happens to somebody unknown
   */
  SignInValues reader(ConnectionSettings through, Identity identity, Strangers strangers) {
    ReaderProfile profile = Provisioning.profile(identity);
    put(Name.USER_NAMESPACE, through.getUserNamespace());
    put(Name.EXTERNAL_ID, identity.externalId());
    put(Name.EMAIL, profile.getEmail());
    put(Name.NAME, profile.getName());
    put(Name.LANG, profile.getLang());
    put(Name.AVATAR_URL, profile.getAvatarUrl());
    if (identity.role() != null) {
      put(Name.ROLE, identity.role().name());
    }
    if (identity.customFields() != null) {
      put(Name.CUSTOM_FIELDS, JsonObjectColumn.written(identity.customFields()));
    }
    blocks.add(
        identity.externalId() == null
            ? Block.BY_EMAIL
            : Provisioning.isInProfile(through, identity) ? Block.BY_PROFILE : Block.BY_LINK);
    if (strangers == Strangers.REGISTER && !identity.isAnonymous()) {
      blocks.add(Block.REGISTERS);
    }
    return put(Name.WELCOMES, strangers != Strangers.REFUSE);
  }

  /** The session that begins; its holder is whoever turns out to sign in. */
  SignInValues session(ReaderSession session, String token, Optional<String> browserHash) {
    blocks.add(Block.BEGINS);
    put(Name.TOKEN_HASH, Fingerprint.of(token));
    put(Name.VISITOR, session.isVisitor());
    put(Name.DISPLAY_NAME, session.getDisplayName());
    put(Name.MADE_BY, session.origin().madeBy());
    put(Name.LANDED_AT, session.getLandedAt());
    put(Name.BROWSER_HASH, browserHash.orElse(null));
    put(Name.SESSION_GROUPS, LINES.convertToDatabaseColumn(session.getGroups()));
    put(Name.OPENED_SITES, SITE_IDS.convertToDatabaseColumn(session.scope().sites()));
    put(Name.OPENED_FOR, session.scope().email());
    put(Name.OPENED_TO_VISITORS, session.scope().visitors());
    put(Name.EXPIRES_AT, session.getExpiresAt());
    put(Name.AUTHENTICATED_AT, session.getAuthenticatedAt());
    put(Name.PROVIDER_SESSION, session.getNames().getProviderSession());
    put(Name.VISITOR_HASH, session.getNames().getVisitorHash());
    put(Name.SESSION_ADDRESS, session.getAddress());
    return put(Name.SESSION_USER_AGENT, session.getUserAgent());
  }

  /** The cookie of a session that this browser may have. */
  SignInValues replacing(String token) {
    blocks.add(Block.REPLACES);
    return put(Name.REPLACED, Fingerprint.of(token));
  }

  /** The event, whose reader is whoever turns out to sign in. */
  SignInValues event(SignInEvent event) {
    put(Name.EVENT, event.getName());
    put(Name.DETAIL, event.getDetail());
    put(Name.SURFACE, event.getSurface());
    put(Name.TRACE_ID, event.getTraceId());
    put(Name.ADDRESS, event.getAddress());
    put(Name.USER_AGENT, event.getUserAgent());
    put(Name.CLOCK_DIFFERENCE, event.getClockDifferenceSeconds());
    if (!blocks.contains(Block.REGISTERS) && event.subject().isPresent()) {
      blocks.add(Block.NAMES);
      put(Name.SUBJECT_EMAIL, event.subject().get().getEmail());
      put(Name.SUBJECT_ID, event.subject().get().getExternalId());
    }
    if (event.getWouldRefuse() != null) {
      blocks.add(Block.REPORTS);
      put(Name.WOULD_REFUSE, event.getWouldRefuse());
      put(Name.WOULD_REFUSE_CHECK, event.getWouldRefuseCheck());
    }
    return put(Name.CHECKS, CHECKS.convertToDatabaseColumn(event.getChecks()));
  }

  /** The statement, with its values. */
  PreparedStatement prepare(java.sql.Connection connection) throws SQLException {
    SqlTemplate.Sql<Name> sql = SQL.with(blocks);
    PreparedStatement statement = connection.prepareStatement(sql.text());
    int index = 0;
    for (Name name : sql.parameters()) {
      statement.setObject(++index, values.get(name), name.type);
    }
    return statement;
  }

  private SignInValues put(Name name, Object value) {
    values.put(name, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
    return this;
  }
}
