package io.relais.server.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A bounded map that forgets what was unused for longest, so that strangers cannot fill the memory. */
final class Recent<K, V> {
    private final Map<K, V> entries;

    Recent(int max) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > max;
            }
        };
    }

    synchronized V get(K key, Function<K, V> make) {
        return entries.computeIfAbsent(key, make);
    }

    synchronized int size() {
        return entries.size();
    }
}
