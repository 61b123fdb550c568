package dev.gatehouse.adminapi;

import dev.gatehouse.adminapi.alert.AlertRulesResource;
import dev.gatehouse.adminapi.alert.PlatformAlertRulesResource;
import dev.gatehouse.adminapi.alert.PlatformWebhooksResource;
import dev.gatehouse.adminapi.alert.WebhooksResource;
import dev.gatehouse.adminapi.call.BodyLimits;
import dev.gatehouse.adminapi.call.CallFilter;
import dev.gatehouse.adminapi.call.ProblemMapper;
import dev.gatehouse.adminapi.content.AddressesResource;
import dev.gatehouse.adminapi.content.ArticleBulkResource;
import dev.gatehouse.adminapi.content.ArticleFeedbackResource;
import dev.gatehouse.adminapi.content.ArticleVersionsResource;
import dev.gatehouse.adminapi.content.ArticlesResource;
import dev.gatehouse.adminapi.content.CategoriesResource;
import dev.gatehouse.adminapi.content.ContentExportResource;
import dev.gatehouse.adminapi.content.FeedbackResource;
import dev.gatehouse.adminapi.content.FilesResource;
import dev.gatehouse.adminapi.content.OrderResource;
import dev.gatehouse.adminapi.find.FindResource;
import dev.gatehouse.adminapi.insight.InsightsResource;
import dev.gatehouse.adminapi.log.AuditRecordingResource;
import dev.gatehouse.adminapi.log.AuditResource;
import dev.gatehouse.adminapi.log.EventsResource;
import dev.gatehouse.adminapi.log.PlatformEventsResource;
import dev.gatehouse.adminapi.log.PlatformProblemsResource;
import dev.gatehouse.adminapi.log.PlatformViewsResource;
import dev.gatehouse.adminapi.log.ProblemsResource;
import dev.gatehouse.adminapi.log.ViewsResource;
import dev.gatehouse.adminapi.operator.ApiTokensResource;
import dev.gatehouse.adminapi.operator.OperatorInvitationsResource;
import dev.gatehouse.adminapi.operator.OperatorsResource;
import dev.gatehouse.adminapi.people.GroupsResource;
import dev.gatehouse.adminapi.people.InvitationsResource;
import dev.gatehouse.adminapi.people.SessionBulkResource;
import dev.gatehouse.adminapi.people.SessionsResource;
import dev.gatehouse.adminapi.people.TimelineResource;
import dev.gatehouse.adminapi.people.UserBulkResource;
import dev.gatehouse.adminapi.people.UserTimelineResource;
import dev.gatehouse.adminapi.people.UsersResource;
import dev.gatehouse.adminapi.site.BreakGlassResource;
import dev.gatehouse.adminapi.site.LogoResource;
import dev.gatehouse.adminapi.site.OpeningsResource;
import dev.gatehouse.adminapi.site.SecretLinksResource;
import dev.gatehouse.adminapi.site.SetupResource;
import dev.gatehouse.adminapi.site.SiteExportResource;
import dev.gatehouse.adminapi.site.SiteFilesResource;
import dev.gatehouse.adminapi.site.SitesResource;
import dev.gatehouse.adminapi.sso.ConnectionsResource;
import dev.gatehouse.adminapi.sso.InspectResource;
import dev.gatehouse.adminapi.sso.KeysResource;
import dev.gatehouse.adminapi.sso.MappingResource;
import dev.gatehouse.adminapi.sso.ReportOnlyResource;
import dev.gatehouse.adminapi.sso.TrialResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The admin API's classes, one by one: nothing else in the WAR is reachable under its path. */
@ApplicationPath("/api")
public class AdminApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        SitesResource.class,
        SiteFilesResource.class,
        SiteExportResource.class,
        LogoResource.class,
        SetupResource.class,
        ConnectionsResource.class,
        KeysResource.class,
        InspectResource.class,
        MappingResource.class,
        TrialResource.class,
        ReportOnlyResource.class,
        GroupsResource.class,
        UsersResource.class,
        UserBulkResource.class,
        UserTimelineResource.class,
        TimelineResource.class,
        InvitationsResource.class,
        SecretLinksResource.class,
        BreakGlassResource.class,
        OpeningsResource.class,
        SessionsResource.class,
        SessionBulkResource.class,
        CategoriesResource.class,
        OrderResource.class,
        AddressesResource.class,
        ContentExportResource.class,
        ArticlesResource.class,
        ArticleBulkResource.class,
        FilesResource.class,
        FeedbackResource.class,
        ArticleFeedbackResource.class,
        ArticleVersionsResource.class,
        InsightsResource.class,
        EventsResource.class,
        PlatformEventsResource.class,
        FindResource.class,
        ProblemsResource.class,
        PlatformProblemsResource.class,
        AuditResource.class,
        WebhooksResource.class,
        PlatformWebhooksResource.class,
        AlertRulesResource.class,
        PlatformAlertRulesResource.class,
        ViewsResource.class,
        PlatformViewsResource.class,
        AuditRecordingResource.class,
        PlatformResource.class,
        PlatformCheckResource.class,
        PlatformKeysResource.class,
        OperatorsResource.class,
        OperatorInvitationsResource.class,
        ApiTokensResource.class,
        CallFilter.class,
        BodyLimits.class,
        ProblemMapper.class);
  }

  /** Keeps Jersey from describing the API in WADL and from making Location headers absolute. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl", true,
        "jersey.config.server.headers.location.relative.resolution.disabled", true);
  }
}
