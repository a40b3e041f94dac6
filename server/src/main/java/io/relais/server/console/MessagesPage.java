package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.message.Conversation;
import io.relais.core.message.ConversationPage;
import io.relais.core.message.ConversationQuery;
import io.relais.core.message.Messages;
import io.relais.core.message.Said;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What guests wrote and nobody answered, the newest first; and all conversations behind a second tab. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class MessagesPage {
    private static final int LIMIT = 50;
    private static final int EXCERPT = 160;

    /**
     * The list.
     *
     * @param all whether also those that wait for nobody are shown
     * @param troubles connections that could not be asked
     * @param nextHref empty when there is no further page
     */
    public record View(boolean all, List<Row> rows, List<Notice> troubles, String nextHref, Live live) {}

    /** One conversation. */
    public record Row(
            String href,
            String guest,
            Mark channel,
            String excerpt,
            String property,
            String number,
            String when,
            String fullWhen,
            boolean waits) {}

    private final Template whole;
    private final Template part;
    private final Pages pages;
    private final Messages messages;
    private final TalkViews talks;

    @Inject
    MessagesPage(
            @Location("console/messages") Template whole,
            @Location("console/messages-part") Template part,
            Pages pages,
            Messages messages,
            TalkViews talks) {
        this.whole = whole;
        this.part = part;
        this.pages = pages;
        this.messages = messages;
        this.talks = talks;
    }

    @GET
    @Path("messages")
    public TemplateInstance page(
            @QueryParam("all") @DefaultValue("") String all, @QueryParam("from") @DefaultValue("") String from) {
        return pages.page(whole, pages.visit().texts().of("nav.messages"), "messages", view(all.equals("true"), from));
    }

    @GET
    @Path("console/messages")
    public Response live(
            @QueryParam("all") @DefaultValue("") String all, @HeaderParam("X-Live") @DefaultValue("") String seen) {
        return pages.live(part, view(all.equals("true"), ""), View::live, seen);
    }

    private View view(boolean all, String from) {
        Visit visit = pages.visit();
        ConversationPage page =
                messages.list(visit.principal(), new ConversationQuery(Optional.empty(), !all, from, LIMIT));
        List<Row> rows = page.lines().stream().map(line -> row(line, visit)).toList();
        List<Notice> troubles = messages.troubles(visit.principal()).stream()
                .map(trouble -> new Notice(
                        "attention",
                        visit.texts().of("messages.trouble", talks.channel(trouble.channel())),
                        trouble.text().isEmpty() ? visit.texts().of("messages.trouble.text") : trouble.text(),
                        visit.texts().of("fault." + trouble.fault().toLowerCase(Locale.ROOT) + ".next")))
                .toList();
        return new View(
                all,
                rows,
                troubles,
                page.next()
                        .map(next -> "/messages?" + (all ? "all=true&" : "") + "from=" + next)
                        .orElse(""),
                Live.of(
                        "/console/messages" + (all ? "?all=true" : ""),
                        List.of(rows, troubles),
                        visit.texts().of("live.changed")));
    }

    private Row row(ConversationPage.Line line, Visit visit) {
        Conversation conversation = line.conversation();
        String said = line.last().map(Said::text).orElse("");
        String text = said.isEmpty() ? visit.texts().of("messages.no-text") : said.replaceAll("\\s+", " ");
        return new Row(
                conversation.reservationId() == null
                        ? "/messages/" + conversation.id()
                        : "/reservations/" + conversation.reservationId() + "/messages",
                conversation.guestName().isEmpty() ? visit.texts().of("messages.guest") : conversation.guestName(),
                talks.mark(conversation),
                text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…",
                talks.property(conversation),
                conversation.confirmationNumber(),
                visit.formats().moment(conversation.lastAt(), talks.zone(conversation)),
                visit.formats().full(conversation.lastAt(), talks.zone(conversation)),
                conversation.waits());
    }
}
