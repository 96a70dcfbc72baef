document.title = 'Tracebell';
