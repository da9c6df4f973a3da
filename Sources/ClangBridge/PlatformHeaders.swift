/// Headers of platforms that this machine is not: as much of them as firmware, gateways and their ports use.
///
/// Names, sizes and signs are those of the platform's public documentation, for a 64-bit Windows. Where POSIX has the same
/// declarations, its headers are included.
enum PlatformHeaders {
    static let contents: [String: String] = [
        "windows.h": windows, "winsock2.h": sockets, "winsock.h": sockets, "ws2tcpip.h": sockets, "mstcpip.h": sockets,
        "iphlpapi.h": adapters, "mmsystem.h": windows, "windef.h": windows, "winbase.h": windows, "process.h": windows,
        "io.h": "#include <unistd.h>\n", "conio.h": "int _kbhit(void); int _getch(void); int kbhit(void); int getch(void);\n",
        "direct.h": "#include <unistd.h>\n#include <sys/stat.h>\nint _mkdir(const char *path); char *_getcwd(char *, int);\n",
    ]

    private static let windows = """
        #ifndef IACSLINT_WINDOWS_H
        #define IACSLINT_WINDOWS_H
        #include <stddef.h>
        #include <stdint.h>
        #include <stdarg.h>
        #define WINAPI
        #define CALLBACK
        #define APIENTRY
        #define FAR
        #define TRUE 1
        #define FALSE 0
        #define INFINITE 0xFFFFFFFFu
        #define MAX_PATH 260
        #define INVALID_HANDLE_VALUE ((HANDLE)(intptr_t)-1)
        typedef int BOOL; typedef unsigned char BYTE, BOOLEAN, UCHAR; typedef BYTE *PBYTE, *LPBYTE;
        typedef unsigned short WORD, USHORT; typedef uint32_t DWORD, ULONG, UINT; typedef int32_t LONG, INT, HRESULT;
        typedef DWORD *PDWORD, *LPDWORD; typedef LONG *PLONG; typedef ULONG *PULONG; typedef WORD *LPWORD;
        typedef int64_t LONGLONG, LONG64; typedef uint64_t ULONGLONG, DWORD64; typedef short SHORT; typedef char CHAR;
        typedef wchar_t WCHAR; typedef char TCHAR; typedef CHAR *LPSTR, *PSTR, *PCHAR; typedef const CHAR *LPCSTR, *LPCTSTR;
        typedef WCHAR *LPWSTR, *PWSTR; typedef const WCHAR *LPCWSTR; typedef TCHAR *LPTSTR;
        typedef void VOID, *PVOID, *LPVOID, *HANDLE; typedef const void *LPCVOID; typedef float FLOAT;
        typedef HANDLE HINSTANCE, HMODULE, HWND, HLOCAL, HGLOBAL; typedef HANDLE *PHANDLE, *LPHANDLE;
        typedef uintptr_t UINT_PTR, ULONG_PTR, DWORD_PTR, WPARAM; typedef intptr_t INT_PTR, LONG_PTR, LPARAM, LRESULT;
        typedef size_t SIZE_T; typedef DWORD MMRESULT; typedef DWORD COLORREF;
        typedef union { struct { DWORD LowPart; LONG HighPart; }; LONGLONG QuadPart; } LARGE_INTEGER, *PLARGE_INTEGER;
        typedef union { struct { DWORD LowPart; DWORD HighPart; }; ULONGLONG QuadPart; } ULARGE_INTEGER;
        typedef struct { DWORD dwLowDateTime, dwHighDateTime; } FILETIME, *PFILETIME, *LPFILETIME;
        typedef struct { WORD wYear, wMonth, wDayOfWeek, wDay, wHour, wMinute, wSecond, wMilliseconds; } SYSTEMTIME, *LPSYSTEMTIME;
        typedef struct { LONG Bias; WCHAR StandardName[32]; SYSTEMTIME StandardDate; LONG StandardBias; WCHAR DaylightName[32];
            SYSTEMTIME DaylightDate; LONG DaylightBias; } TIME_ZONE_INFORMATION;
        typedef struct { DWORD nLength; LPVOID lpSecurityDescriptor; BOOL bInheritHandle; } SECURITY_ATTRIBUTES, *LPSECURITY_ATTRIBUTES;
        typedef struct { ULONG_PTR Internal, InternalHigh; DWORD Offset, OffsetHigh; HANDLE hEvent; } OVERLAPPED, *LPOVERLAPPED;
        typedef struct { PVOID DebugInfo; LONG LockCount, RecursionCount; HANDLE OwningThread, LockSemaphore; ULONG_PTR SpinCount; }
            CRITICAL_SECTION, *LPCRITICAL_SECTION;
        typedef struct { PVOID Ptr; } SRWLOCK, CONDITION_VARIABLE, INIT_ONCE, *PSRWLOCK, *PCONDITION_VARIABLE;
        typedef struct { DWORD DCBlength, BaudRate; DWORD fBinary : 1, fParity : 1, fOutxCtsFlow : 1, fOutxDsrFlow : 1,
            fDtrControl : 2, fDsrSensitivity : 1, fTXContinueOnXoff : 1, fOutX : 1, fInX : 1, fErrorChar : 1, fNull : 1,
            fRtsControl : 2, fAbortOnError : 1, fDummy2 : 17; WORD wReserved, XonLim, XoffLim; BYTE ByteSize, Parity, StopBits;
            char XonChar, XoffChar, ErrorChar, EofChar, EvtChar; WORD wReserved1; } DCB, *LPDCB;
        typedef struct { DWORD ReadIntervalTimeout, ReadTotalTimeoutMultiplier, ReadTotalTimeoutConstant,
            WriteTotalTimeoutMultiplier, WriteTotalTimeoutConstant; } COMMTIMEOUTS, *LPCOMMTIMEOUTS;
        typedef struct { DWORD fCtsHold : 1, fDsrHold : 1, fRlsdHold : 1, fXoffHold : 1, fXoffSent : 1, fEof : 1, fTxim : 1,
            fReserved : 25; DWORD cbInQue, cbOutQue; } COMSTAT, *LPCOMSTAT;
        typedef struct { DWORD dwFileAttributes; FILETIME ftCreationTime, ftLastAccessTime, ftLastWriteTime; DWORD nFileSizeHigh,
            nFileSizeLow, dwReserved0, dwReserved1; char cFileName[MAX_PATH], cAlternateFileName[14]; } WIN32_FIND_DATA, WIN32_FIND_DATAA;
        typedef struct { DWORD dwSize; SHORT x, y; } CONSOLE_SCREEN_BUFFER_INFO;
        typedef struct { LONG left, top, right, bottom; } RECT; typedef struct { LONG x, y; } POINT; typedef struct { SHORT X, Y; } COORD;
        typedef struct { HWND hwnd; UINT message; WPARAM wParam; LPARAM lParam; DWORD time; POINT pt; } MSG;
        typedef DWORD (*LPTHREAD_START_ROUTINE)(LPVOID); typedef BOOL (*PHANDLER_ROUTINE)(DWORD); typedef DWORD TIMECALLBACK;
        typedef struct { UINT wPeriodMin, wPeriodMax; } TIMECAPS;
        enum { GENERIC_READ = (int)0x80000000, GENERIC_WRITE = 0x40000000, FILE_SHARE_READ = 1, FILE_SHARE_WRITE = 2, CREATE_NEW = 1,
            CREATE_ALWAYS = 2, OPEN_EXISTING = 3, OPEN_ALWAYS = 4, FILE_ATTRIBUTE_NORMAL = 0x80, FILE_ATTRIBUTE_DIRECTORY = 0x10,
            FILE_FLAG_OVERLAPPED = 0x40000000, WAIT_OBJECT_0 = 0, WAIT_TIMEOUT = 258, WAIT_ABANDONED = 0x80, WAIT_FAILED = -1,
            STD_INPUT_HANDLE = -10, STD_OUTPUT_HANDLE = -11, STD_ERROR_HANDLE = -12, ENABLE_ECHO_INPUT = 4, ENABLE_LINE_INPUT = 2,
            ENABLE_PROCESSED_INPUT = 1, CTRL_C_EVENT = 0, CTRL_BREAK_EVENT = 1, CTRL_CLOSE_EVENT = 2, CTRL_LOGOFF_EVENT = 5,
            CTRL_SHUTDOWN_EVENT = 6, ERROR_SUCCESS = 0, NO_ERROR = 0, ERROR_FILE_NOT_FOUND = 2, ERROR_ACCESS_DENIED = 5,
            ERROR_INVALID_HANDLE = 6, ERROR_BUFFER_OVERFLOW = 111, ERROR_IO_PENDING = 997, ERROR_NO_DATA = 232, NOPARITY = 0,
            ODDPARITY = 1, EVENPARITY = 2, MARKPARITY = 3, SPACEPARITY = 4, ONESTOPBIT = 0, ONE5STOPBITS = 1, TWOSTOPBITS = 2,
            DTR_CONTROL_DISABLE = 0, DTR_CONTROL_ENABLE = 1, RTS_CONTROL_DISABLE = 0, RTS_CONTROL_ENABLE = 1,
            RTS_CONTROL_HANDSHAKE = 2, RTS_CONTROL_TOGGLE = 3, DTR_CONTROL_HANDSHAKE = 2, PURGE_TXABORT = 1, PURGE_RXABORT = 2,
            PURGE_TXCLEAR = 4, PURGE_RXCLEAR = 8, SETXOFF = 1, SETXON = 2, SETRTS = 3, CLRRTS = 4, SETDTR = 5, CLRDTR = 6,
            SETBREAK = 8, CLRBREAK = 9, MS_CTS_ON = 0x10, MS_DSR_ON = 0x20, MS_RING_ON = 0x40, MS_RLSD_ON = 0x80, CE_BREAK = 0x10,
            CBR_110 = 110, CBR_300 = 300, CBR_600 = 600, CBR_1200 = 1200, CBR_2400 = 2400, CBR_4800 = 4800, CBR_9600 = 9600, CBR_19200 = 19200, CBR_38400 = 38400,
            CBR_57600 = 57600, CBR_115200 = 115200, CREATE_SUSPENDED = 4, THREAD_PRIORITY_NORMAL = 0, THREAD_PRIORITY_HIGHEST = 2,
            THREAD_PRIORITY_TIME_CRITICAL = 15, THREAD_PRIORITY_ABOVE_NORMAL = 1, FORMAT_MESSAGE_ALLOCATE_BUFFER = 0x100,
            FORMAT_MESSAGE_IGNORE_INSERTS = 0x200, FORMAT_MESSAGE_FROM_SYSTEM = 0x1000, LANG_NEUTRAL = 0, SUBLANG_DEFAULT = 1,
            TIME_ONESHOT = 0, TIME_PERIODIC = 1, TIMERR_NOERROR = 0, SW_HIDE = 0, SW_SHOW = 5, LMEM_FIXED = 0, GMEM_FIXED = 0,
            TIME_ZONE_ID_UNKNOWN = 0, TIME_ZONE_ID_STANDARD = 1, TIME_ZONE_ID_DAYLIGHT = 2 };
        #define MAKEWORD(a, b) ((WORD)(((BYTE)(a)) | ((WORD)((BYTE)(b))) << 8))
        #define MAKELANGID(a, b) ((((WORD)(b)) << 10) | (WORD)(a))
        #define LOBYTE(w) ((BYTE)(w))
        #define HIBYTE(w) ((BYTE)((WORD)(w) >> 8))
        #define LOWORD(l) ((WORD)(l))
        #define HIWORD(l) ((WORD)((DWORD)(l) >> 16))
        #define ZeroMemory(p, n) __builtin_memset((p), 0, (n))
        #define CopyMemory(to, from, n) __builtin_memcpy((to), (from), (n))
        DWORD GetLastError(void); void SetLastError(DWORD); BOOL CloseHandle(HANDLE); void Sleep(DWORD); DWORD GetTickCount(void);
        ULONGLONG GetTickCount64(void); DWORD timeGetTime(void); MMRESULT timeBeginPeriod(UINT); MMRESULT timeEndPeriod(UINT);
        HANDLE CreateFileA(LPCSTR, DWORD, DWORD, LPSECURITY_ATTRIBUTES, DWORD, DWORD, HANDLE);
        HANDLE CreateFile(LPCSTR, DWORD, DWORD, LPSECURITY_ATTRIBUTES, DWORD, DWORD, HANDLE);
        BOOL ReadFile(HANDLE, LPVOID, DWORD, LPDWORD, LPOVERLAPPED); BOOL WriteFile(HANDLE, LPCVOID, DWORD, LPDWORD, LPOVERLAPPED);
        HANDLE CreateThread(LPSECURITY_ATTRIBUTES, SIZE_T, LPTHREAD_START_ROUTINE, LPVOID, DWORD, LPDWORD);
        HANDLE CreateMutex(LPSECURITY_ATTRIBUTES, BOOL, LPCSTR); HANDLE CreateEvent(LPSECURITY_ATTRIBUTES, BOOL, BOOL, LPCSTR);
        HANDLE CreateSemaphore(LPSECURITY_ATTRIBUTES, LONG, LONG, LPCSTR); BOOL ReleaseSemaphore(HANDLE, LONG, PLONG);
        BOOL ReleaseMutex(HANDLE); BOOL SetEvent(HANDLE); BOOL ResetEvent(HANDLE); DWORD WaitForSingleObject(HANDLE, DWORD);
        DWORD WaitForMultipleObjects(DWORD, const HANDLE *, BOOL, DWORD); HANDLE GetCurrentThread(void); HANDLE GetCurrentProcess(void);
        void InitializeCriticalSection(LPCRITICAL_SECTION); void EnterCriticalSection(LPCRITICAL_SECTION);
        void LeaveCriticalSection(LPCRITICAL_SECTION); void DeleteCriticalSection(LPCRITICAL_SECTION); HANDLE GetStdHandle(DWORD);
        void InitializeSRWLock(PSRWLOCK); void AcquireSRWLockExclusive(PSRWLOCK); void ReleaseSRWLockExclusive(PSRWLOCK);
        BOOL GetConsoleMode(HANDLE, LPDWORD); BOOL SetConsoleMode(HANDLE, DWORD); BOOL SetConsoleCtrlHandler(PHANDLER_ROUTINE, BOOL);
        BOOL QueryPerformanceCounter(LARGE_INTEGER *); BOOL QueryPerformanceFrequency(LARGE_INTEGER *); LPVOID LocalFree(HLOCAL);
        void GetSystemTime(LPSYSTEMTIME); void GetLocalTime(LPSYSTEMTIME); void GetSystemTimeAsFileTime(LPFILETIME);
        BOOL SetSystemTime(const SYSTEMTIME *); BOOL SystemTimeToFileTime(const SYSTEMTIME *, LPFILETIME);
        BOOL FileTimeToSystemTime(const FILETIME *, LPSYSTEMTIME); DWORD GetTimeZoneInformation(TIME_ZONE_INFORMATION *);
        DWORD FormatMessage(DWORD, LPCVOID, DWORD, DWORD, LPSTR, DWORD, va_list *); DWORD FormatMessageA(DWORD, LPCVOID, DWORD, DWORD, LPSTR, DWORD, va_list *);
        BOOL GetCommState(HANDLE, LPDCB); BOOL SetCommState(HANDLE, LPDCB); BOOL GetCommTimeouts(HANDLE, LPCOMMTIMEOUTS);
        BOOL SetCommTimeouts(HANDLE, LPCOMMTIMEOUTS); BOOL SetupComm(HANDLE, DWORD, DWORD); BOOL PurgeComm(HANDLE, DWORD);
        BOOL ClearCommError(HANDLE, LPDWORD, LPCOMSTAT); BOOL EscapeCommFunction(HANDLE, DWORD); BOOL SetCommMask(HANDLE, DWORD);
        BOOL GetCommModemStatus(HANDLE, LPDWORD); BOOL SetCommBreak(HANDLE); BOOL ClearCommBreak(HANDLE);
        HANDLE FindFirstFile(LPCSTR, WIN32_FIND_DATA *); BOOL FindNextFile(HANDLE, WIN32_FIND_DATA *); BOOL FindClose(HANDLE);
        BOOL DeleteFile(LPCSTR); BOOL MoveFile(LPCSTR, LPCSTR); BOOL CreateDirectory(LPCSTR, LPSECURITY_ATTRIBUTES);
        DWORD GetFileAttributes(LPCSTR); BOOL FlushFileBuffers(HANDLE); BOOL SetThreadPriority(HANDLE, int);
        DWORD GetCurrentThreadId(void); DWORD GetCurrentProcessId(void); void ExitProcess(UINT) __attribute__((noreturn));
        HMODULE LoadLibrary(LPCSTR); void *GetProcAddress(HMODULE, LPCSTR); BOOL FreeLibrary(HMODULE); void OutputDebugString(LPCSTR);
        uintptr_t _beginthread(void (*)(void *), unsigned, void *); void _endthread(void);
        uintptr_t _beginthreadex(void *, unsigned, unsigned (*)(void *), void *, unsigned, unsigned *);
        #endif

        """

    private static let sockets = """
        #ifndef IACSLINT_WINSOCK_H
        #define IACSLINT_WINSOCK_H
        #include <errno.h>
        #include <sys/types.h>
        #include <sys/socket.h>
        #include <sys/select.h>
        #include <netinet/in.h>
        #include <netinet/tcp.h>
        #include <arpa/inet.h>
        #include <netdb.h>
        #include <windows.h>
        typedef UINT_PTR SOCKET; typedef struct sockaddr SOCKADDR, *PSOCKADDR, *LPSOCKADDR; typedef struct sockaddr_in SOCKADDR_IN;
        typedef struct sockaddr_storage SOCKADDR_STORAGE; typedef struct hostent HOSTENT, *PHOSTENT; typedef struct timeval TIMEVAL;
        typedef struct { WORD wVersion, wHighVersion; unsigned short iMaxSockets, iMaxUdpDg; char *lpVendorInfo;
            char szDescription[257], szSystemStatus[129]; } WSADATA, *LPWSADATA;
        typedef struct { ULONG len; CHAR *buf; } WSABUF; typedef HANDLE WSAEVENT;
        #define INVALID_SOCKET ((SOCKET)~(SOCKET)0)
        #define SOCKET_ERROR (-1)
        #define SD_RECEIVE 0
        #define SD_SEND 1
        #define SD_BOTH 2
        #define IOC_VENDOR 0x18000000
        #define FIONBIO_WINDOWS 0x8004667e
        #ifndef FIONBIO
        #define FIONBIO 0x8004667e
        #endif
        #define SIO_KEEPALIVE_VALS 0x98000004
        #define SIO_GET_INTERFACE_LIST 0x4004747f
        #define SIO_UDP_CONNRESET 0x9800000c
        #define SO_EXCLUSIVEADDRUSE (-5)
        enum { WSAEINTR = 10004, WSAEACCES = 10013, WSAEFAULT = 10014, WSAEINVAL = 10022, WSAEMFILE = 10024, WSAEWOULDBLOCK = 10035,
            WSAEINPROGRESS = 10036, WSAEALREADY = 10037, WSAENOTSOCK = 10038, WSAEDESTADDRREQ = 10039, WSAEMSGSIZE = 10040,
            WSAEPROTOTYPE = 10041, WSAENOPROTOOPT = 10042, WSAEPROTONOSUPPORT = 10043, WSAESOCKTNOSUPPORT = 10044,
            WSAEOPNOTSUPP = 10045, WSAEPFNOSUPPORT = 10046, WSAEAFNOSUPPORT = 10047, WSAEADDRINUSE = 10048, WSAEADDRNOTAVAIL = 10049,
            WSAENETDOWN = 10050, WSAENETUNREACH = 10051, WSAENETRESET = 10052, WSAECONNABORTED = 10053, WSAECONNRESET = 10054,
            WSAENOBUFS = 10055, WSAEISCONN = 10056, WSAENOTCONN = 10057, WSAESHUTDOWN = 10058, WSAETOOMANYREFS = 10059,
            WSAETIMEDOUT = 10060, WSAECONNREFUSED = 10061, WSAELOOP = 10062, WSAENAMETOOLONG = 10063, WSAEHOSTDOWN = 10064,
            WSAEHOSTUNREACH = 10065, WSAENOTEMPTY = 10066, WSAEPROCLIM = 10067, WSAEUSERS = 10068, WSAEDQUOT = 10069,
            WSAESTALE = 10070, WSAEREMOTE = 10071, WSASYSNOTREADY = 10091, WSAVERNOTSUPPORTED = 10092, WSANOTINITIALISED = 10093,
            WSAEDISCON = 10101, WSAHOST_NOT_FOUND = 11001, WSATRY_AGAIN = 11002, WSANO_RECOVERY = 11003, WSANO_DATA = 11004 };
        int WSAStartup(WORD, LPWSADATA); int WSACleanup(void); int WSAGetLastError(void); void WSASetLastError(int);
        int closesocket(SOCKET); int ioctlsocket(SOCKET, long, ULONG *); int InetPton(int, LPCSTR, PVOID);
        int WSAIoctl(SOCKET, DWORD, LPVOID, DWORD, LPVOID, DWORD, LPDWORD, void *, void *);
        typedef union { struct sockaddr Address; struct sockaddr_in AddressIn; struct { short sin6_family; unsigned short sin6_port;
            ULONG sin6_flowinfo; UCHAR sin6_addr[16]; } AddressIn6; } sockaddr_gen;
        typedef struct { ULONG iiFlags; sockaddr_gen iiAddress, iiBroadcastAddress, iiNetmask; } INTERFACE_INFO;
        #endif

        """

    private static let adapters = """
        #ifndef IACSLINT_IPHLPAPI_H
        #define IACSLINT_IPHLPAPI_H
        #include <winsock2.h>
        typedef struct { char String[16]; } IP_ADDRESS_STRING, IP_MASK_STRING;
        typedef struct _IP_ADDR_STRING { struct _IP_ADDR_STRING *Next; IP_ADDRESS_STRING IpAddress; IP_MASK_STRING IpMask;
            DWORD Context; } IP_ADDR_STRING, *PIP_ADDR_STRING;
        typedef struct _IP_ADAPTER_INFO { struct _IP_ADAPTER_INFO *Next; DWORD ComboIndex; char AdapterName[260], Description[132];
            UINT AddressLength; BYTE Address[8]; DWORD Index; UINT Type, DhcpEnabled; PIP_ADDR_STRING CurrentIpAddress;
            IP_ADDR_STRING IpAddressList, GatewayList, DhcpServer; BOOL HaveWins; IP_ADDR_STRING PrimaryWinsServer,
            SecondaryWinsServer; int64_t LeaseObtained, LeaseExpires; } IP_ADAPTER_INFO, *PIP_ADAPTER_INFO;
        typedef struct _SOCKET_ADDRESS { LPSOCKADDR lpSockaddr; INT iSockaddrLength; } SOCKET_ADDRESS;
        typedef struct _IP_ADAPTER_UNICAST_ADDRESS { ULONG Length; DWORD Flags; struct _IP_ADAPTER_UNICAST_ADDRESS *Next;
            SOCKET_ADDRESS Address; int PrefixOrigin, SuffixOrigin, DadState; ULONG ValidLifetime, PreferredLifetime, LeaseLifetime;
            BYTE OnLinkPrefixLength; } IP_ADAPTER_UNICAST_ADDRESS, *PIP_ADAPTER_UNICAST_ADDRESS;
        typedef struct _IP_ADAPTER_ADDRESSES { ULONG Length; DWORD IfIndex; struct _IP_ADAPTER_ADDRESSES *Next; PCHAR AdapterName;
            PIP_ADAPTER_UNICAST_ADDRESS FirstUnicastAddress; void *FirstAnycastAddress, *FirstMulticastAddress,
            *FirstDnsServerAddress; WCHAR *DnsSuffix, *Description, *FriendlyName; BYTE PhysicalAddress[8];
            DWORD PhysicalAddressLength, Flags, Mtu, IfType; int OperStatus; DWORD Ipv6IfIndex; } IP_ADAPTER_ADDRESSES, *PIP_ADAPTER_ADDRESSES;
        enum { GAA_FLAG_SKIP_UNICAST = 1, GAA_FLAG_SKIP_ANYCAST = 2, GAA_FLAG_SKIP_MULTICAST = 4, GAA_FLAG_SKIP_DNS_SERVER = 8,
            GAA_FLAG_INCLUDE_PREFIX = 0x10, IfOperStatusUp = 1, IF_TYPE_SOFTWARE_LOOPBACK = 24, MIB_IF_TYPE_ETHERNET = 6 };
        DWORD GetAdaptersInfo(PIP_ADAPTER_INFO, PULONG); ULONG GetAdaptersAddresses(ULONG, ULONG, PVOID, PIP_ADAPTER_ADDRESSES, PULONG);
        DWORD GetBestInterface(DWORD, PDWORD);
        #endif

        """
}
