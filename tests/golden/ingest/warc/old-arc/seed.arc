filedesc://port.arc 0.0.0.0 20220424120000 text/plain 68
1 0 Example
URL IP-address Archive-date Content-type Archive-length

https://gazette.example/crane 192.0.2.1 20220424130000 text/html 681
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<!doctype html><html lang="en"><head><title>Crane falls into lock - Gazette</title><meta property="article:published_time" content="2022-04-24"></head><body><nav><a href="/">Home</a> <a href="/ports/">Ports</a></nav><article><h1>Crane falls into lock</h1><p>A crane fell into the lock of Port Example on Sunday morning, an hour before the first ship of the day was to pass. Nobody was hurt.</p><p>Three grain ships wait outside, and their captains were told to expect a berth within two days, the agent of the port said. Nobody was hurt when the crane fell.</p></article><footer>All rights reserved.</footer></body></html>
