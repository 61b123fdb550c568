package dev.gatehouse.journal.view;

import dev.gatehouse.tenant.ScopeOwned;
import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A view of a site's log or, without a tenant, of the log of all sites. */
@Entity
@Table(name = "event_view")
public class EventView extends ScopeOwned<EventViewSettings> {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "eventView")
  @SequenceGenerator(name = "eventView", sequenceName = "event_view_seq", allocationSize = 50)
  private Long id;

  @Column(name = "operator_id")
  private Long operatorId;

  @Column(name = "api_token_id")
  private Long apiTokenId;

  @Embedded private EventViewSettings settings;

  protected EventView() {}

  EventView(TenantId tenant, ViewOwner owner, EventViewSettings settings, Instant createdAt) {
    super(tenant, createdAt);
    this.operatorId = owner.operatorId();
    this.apiTokenId = owner.apiTokenId();
    this.settings = settings;
  }

  @Override
  public Long getId() {
    return id;
  }

  /** Who sees it. */
  public ViewOwner owner() {
    return new ViewOwner(operatorId, apiTokenId);
  }

  /** Whether everybody sees it who may read the log. */
  public boolean isShared() {
    return owner().isEverybody();
  }

  @Override
  public EventViewSettings getSettings() {
    return settings;
  }

  void setSettings(EventViewSettings changed) {
    settings = changed;
  }
}
