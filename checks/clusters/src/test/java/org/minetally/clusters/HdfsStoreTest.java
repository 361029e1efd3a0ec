package org.minetally.clusters;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The store tests on HDFS, with Hadoop's NameNode and DataNode. */
final class HdfsStoreTest extends StoreTest {

  private static HdfsStore store;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    store = HdfsStore.start(folder.resolve("hdfs"));
  }

  @AfterAll
  static void stop() {
    if (store != null) {
      store.close();
    }
  }

  @Override
  TestStore store() {
    return store;
  }
}
