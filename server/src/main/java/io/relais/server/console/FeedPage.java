package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Principal;
import io.relais.core.feed.Feed;
import io.relais.core.feed.FeedChange;
import io.relais.core.feed.FeedStatus;
import io.relais.core.feed.Feeds;
import io.relais.core.feed.Quarantines;
import io.relais.core.feed.SoftPolicy;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One feed: how it is doing, what would change if its calendar were believed, who has its nights. */
@Page
@SignedIn
@Path("/feeds")
@RunOnVirtualThread
class FeedPage {
    /**
     * What would change.
     *
     * @param gone stays that the calendar no longer shows
     * @param accept what the button says that gives them back
     */
    public record Quarantine(
            String since, String summary, List<FeedRun> freed, List<FeedStayLine> gone, String accept) {}

    /** The page. */
    public record View(
            FeedLine feed,
            String propertyId,
            @Nullable Notice notice,
            @Nullable Quarantine quarantine,
            List<FeedStayLine> stays,
            boolean paused,
            boolean softBlocks,
            boolean softIgnored,
            Form form,
            String said,
            boolean mayAct) {}

    private static final String SAID = "added|saved|moved|accepted|refused|paused|resumed|polled";

    private final Template whole;
    private final Pages pages;
    private final FeedViews views;
    private final Feeds feeds;
    private final Quarantines quarantines;

    @Inject
    FeedPage(
            @Location("console/feed") Template whole,
            Pages pages,
            FeedViews views,
            Feeds feeds,
            Quarantines quarantines) {
        this.whole = whole;
        this.pages = pages;
        this.views = views;
        this.feeds = feeds;
        this.quarantines = quarantines;
    }

    @GET
    @Path("{id}")
    public TemplateInstance page(@PathParam("id") String id, @QueryParam("said") @DefaultValue("") String said) {
        return page(
                id(id), Form.NONE, said.matches(SAID) ? pages.visit().texts().of("feeds.said." + said) : "");
    }

    @POST
    @Path("{id}")
    public Response change(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        Form form = Form.of("feed", typed);
        Visit visit = pages.visit();
        try {
            Feed feed = feeds.get(visit.principal(), id(id));
            SoftPolicy soft = SoftPolicy.find(form.text("soft")).orElse(feed.softPolicy());
            feeds.change(
                    visit.principal(),
                    feed.id(),
                    version(form),
                    new FeedChange(form.text("name"), soft, feed.status() == FeedStatus.PAUSED, form.text("address")));
            return said(id(id), form.text("address").isEmpty() ? "saved" : "moved");
        } catch (Problem problem) {
            return Form.again(page(id(id), form.refused(problem, visit.texts()), ""));
        }
    }

    @POST
    @Path("{id}/{what}")
    public Response act(
            @PathParam("id") String id, @PathParam("what") String what, MultivaluedMap<String, String> typed) {
        Form form = Form.of("act", typed);
        Visit visit = pages.visit();
        try {
            return act(visit.principal(), id(id), what, form);
        } catch (Problem problem) {
            // The page shows how it is now, with why it was not done above it.
            return switch (problem.code().kind()) {
                case STALE, CONFLICT, INVALID, UNPROCESSABLE ->
                    Form.again(page(id(id), form.refused(problem, visit.texts()), ""));
                case NOT_FOUND, UNAUTHENTICATED, FORBIDDEN, LIMITED, BUG -> throw problem;
            };
        }
    }

    private Response act(Principal principal, UUID feed, String what, Form form) {
        return switch (what) {
            case "accept" -> {
                quarantines.accept(principal, feed, version(form));
                yield said(feed, "accepted");
            }
            case "refuse" -> {
                quarantines.refuse(principal, feed, version(form));
                yield said(feed, "refused");
            }
            case "pause", "resume" -> {
                Feed before = feeds.get(principal, feed);
                boolean pause = what.equals("pause");
                feeds.change(principal, feed, version(form), new FeedChange(before.name(), before.softPolicy(), pause));
                yield said(feed, pause ? "paused" : "resumed");
            }
            case "poll" -> {
                feeds.pollSoon(principal, feed);
                yield said(feed, "polled");
            }
            case "remove" -> {
                UUID property = feeds.get(principal, feed).propertyId();
                feeds.remove(principal, feed, version(form));
                yield Pages.go("/feeds?property=" + property + "&said=removed");
            }
            default -> throw Problem.of(ProblemCode.NOT_FOUND);
        };
    }

    private TemplateInstance page(UUID feed, Form form, String said) {
        Visit visit = pages.visit();
        View view = views.one(visit, feed, form, said);
        return pages.page(whole, view.feed().name() + " · " + view.feed().unit(), "channels", view);
    }

    private static Response said(UUID feed, String said) {
        return Pages.go("/feeds/" + feed + "?said=" + said);
    }

    private static int version(Form form) {
        Integer version = TypedText.version(form.text("version"));
        if (version == null) {
            throw Problem.of(ProblemCode.VALUE_MISSING, "version");
        }
        return version;
    }

    private static UUID id(String text) {
        return Ids.get(text, ProblemCode.FEED_UNKNOWN);
    }
}
