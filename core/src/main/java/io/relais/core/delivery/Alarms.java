package io.relais.core.delivery;

import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.data.Wakeups;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Watches the connections and tells the owners of an organisation by e-mail what needs them: once, again each day while it lasts,
 * and once when it is over. What was told is kept in the database, so a restart or a second hub tells nothing twice; only a
 * process that dies between sending and writing down may.
 */
@Singleton
public final class Alarms {
    private static final Logger LOG = Logger.getLogger(Alarms.class);

    private final Database database;
    private final Troubles troubles;
    private final AlarmRows rows;
    private final Post post;
    private final Wakeups wakeups;

    @Inject
    public Alarms(Database database, Troubles troubles, AlarmRows rows, Post post, Wakeups wakeups) {
        this.database = database;
        this.troubles = troubles;
        this.rows = rows;
        this.post = post;
        this.wakeups = wakeups;
    }

    /** Looks at every connection and feed, writes down what is new or over, and tells what is to be told. */
    public void watch() {
        database.write(handle -> {
            rows.note(handle, troubles.list(handle, null), troubles.listFeeds(handle));
            return rows.prune(handle);
        });
        List<Notice> due = database.write(rows::take);
        due.forEach(this::tell);
        if (!due.isEmpty()) {
            wakeups.wake(Topic.CHANNELS);
        }
    }

    private void tell(Notice notice) {
        List<Notice.Reader> readers = database.read(handle -> rows.readers(handle, notice.alarmId()));
        List<Post.Outcome> outcomes =
                readers.stream().map(reader -> post.send(notice, reader)).toList();
        // One who has it is told; to try again for another's broken mailbox would tell the first twice.
        boolean told = outcomes.contains(Post.Outcome.SENT);
        if (!told && !outcomes.contains(Post.Outcome.NO_MAIL)) {
            LOG.warnf("no owner could be told by e-mail that %s has trouble: %s", notice.channelName(), notice.kind());
        }
        database.writeOnceBack(handle -> {
            if (told) {
                rows.told(handle, notice);
            } else {
                rows.failed(handle, notice);
            }
            return true;
        });
    }
}
