/**
 * What differs from PostgreSQL's own defaults, for a machine of two cores shared with the app. Given on the command
 * line at each start, so that a new release brings its settings to an old cluster.
 */
export function postgresSettings(
  socketFolder: string,
  own: Record<string, string> = {},
): Record<string, string> {
  return {
    // reached through the private socket alone
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    cluster_name: 'stagecraft',

    max_connections: '60',
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    max_parallel_workers: '2',
    max_parallel_workers_per_gather: '1',
    random_page_cost: '1.1',
    jit: 'off',
    shared_preload_libraries: '',

    // an acknowledged write survives a power cut
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_wal_size: '1GB',
    min_wal_size: '80MB',

    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%Y%m%d-%H%M%S.log',
    log_file_mode: '0600',
    log_rotation_size: '10MB',
    log_rotation_age: '1d',
    log_line_prefix: '%m [%p] %u@%d ',
    ...own,
  }
}
