package io.relais.seeds;

import io.relais.core.access.Principal;
import io.relais.core.feed.Feed;
import io.relais.core.feed.Feeds;
import io.relais.core.feed.NewFeed;
import io.relais.core.feed.SoftPolicy;
import io.relais.core.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Lets units follow the calendars of simulated hosts. Apart from the {@link Seeder}, because adding a feed fetches it: it can be done
 * only where there is a way out of the house.
 */
@Singleton
public final class CalendarFeeds {
    private static final System.Logger LOG = System.getLogger(CalendarFeeds.class.getName());

    private final Feeds feeds;

    @Inject
    CalendarFeeds(Feeds feeds) {
        this.feeds = feeds;
    }

    /**
     * Adds the feeds that are missing. One that cannot be fetched is left out: the demo is whole without it.
     *
     * @param folder of the seeds files
     */
    public void seed(UUID organisationId, Path folder, URI sandbox) {
        Principal house = Principal.system(organisationId);
        for (Node node : Node.read(folder.resolve("calendars.yaml")).nodes("feeds")) {
            UUID property = SeedIds.property(node.text("property"));
            UUID unit = SeedIds.unit(node.text("property"), node.text("unitType"), node.text("unit"));
            boolean known =
                    feeds.list(house, property).stream().map(Feed::unitId).anyMatch(unit::equals);
            if (!known) {
                add(house, new NewFeed(unit, node.text("name"), address(node, sandbox), SoftPolicy.BLOCK));
            }
        }
    }

    private void add(Principal house, NewFeed feed) {
        try {
            feeds.add(house, feed);
        } catch (Problem problem) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the demo is without a calendar: {0}",
                    problem.code().code());
        }
    }

    private static String address(Node node, URI sandbox) {
        return node.text("address").replace("{sandbox}", sandbox.toString().replaceAll("/+$", ""));
    }
}
